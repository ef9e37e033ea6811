import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { EndSectionUseCase, type EndSectionInput } from '#domain/roster/use-cases/end-section.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class EndSectionCommand extends Command<void> {
  constructor(
    readonly input: EndSectionInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(EndSectionCommand)
export class EndSectionHandler implements ICommandHandler<EndSectionCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: EndSectionUseCase,
  ) {}

  execute({ input, actor }: EndSectionCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
