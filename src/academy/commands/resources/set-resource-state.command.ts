import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { SetResourceStateUseCase } from '#domain/academy/resources/use-cases/set-resource-state.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class SetResourceStateCommand extends Command<void> {
  constructor(
    readonly input: Parameters<SetResourceStateUseCase['execute']>[0],
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(SetResourceStateCommand)
export class SetResourceStateHandler implements ICommandHandler<SetResourceStateCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: SetResourceStateUseCase,
  ) {}

  execute({ input, actor }: SetResourceStateCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
