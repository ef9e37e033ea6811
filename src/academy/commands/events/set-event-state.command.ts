import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  SetEventStateUseCase,
  type SetEventStateInput,
} from '#domain/academy/events/use-cases/set-event-state.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class SetEventStateCommand extends Command<void> {
  constructor(
    readonly input: SetEventStateInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(SetEventStateCommand)
export class SetEventStateHandler implements ICommandHandler<SetEventStateCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: SetEventStateUseCase,
  ) {}

  execute({ input, actor }: SetEventStateCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
