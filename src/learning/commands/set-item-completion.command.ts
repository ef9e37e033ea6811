import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  SetItemCompletionUseCase,
  type SetItemCompletionInput,
} from '#domain/learning/use-cases/set-item-completion.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class SetItemCompletionCommand extends Command<void> {
  constructor(
    readonly input: SetItemCompletionInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(SetItemCompletionCommand)
export class SetItemCompletionHandler implements ICommandHandler<SetItemCompletionCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: SetItemCompletionUseCase,
  ) {}

  execute({ input, actor }: SetItemCompletionCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
