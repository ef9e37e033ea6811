import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ChangeSectionUseCase,
  type ChangeSectionInput,
} from '#domain/roster/use-cases/change-section.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ChangeSectionCommand extends Command<void> {
  constructor(
    readonly input: ChangeSectionInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ChangeSectionCommand)
export class ChangeSectionHandler implements ICommandHandler<ChangeSectionCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ChangeSectionUseCase,
  ) {}

  execute({ input, actor }: ChangeSectionCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
