import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { EndShareUseCase, type EndShareInput } from '#domain/finance/use-cases/end-share.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class EndShareCommand extends Command<void> {
  constructor(
    readonly input: EndShareInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(EndShareCommand)
export class EndShareHandler implements ICommandHandler<EndShareCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: EndShareUseCase,
  ) {}

  execute({ input, actor }: EndShareCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
