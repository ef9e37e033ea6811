import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  SetRunCompletionUseCase,
  type SetRunCompletionInput,
} from '#domain/learning/use-cases/set-run-completion.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class SetRunCompletionCommand extends Command<void> {
  constructor(
    readonly input: SetRunCompletionInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(SetRunCompletionCommand)
export class SetRunCompletionHandler implements ICommandHandler<SetRunCompletionCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: SetRunCompletionUseCase,
  ) {}

  execute({ input, actor }: SetRunCompletionCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
