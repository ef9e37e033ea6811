import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  SubmitAttemptUseCase,
  type SubmitAttemptInput,
} from '#domain/learning/use-cases/submit-attempt.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class SubmitAttemptCommand extends Command<void> {
  constructor(
    readonly input: SubmitAttemptInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(SubmitAttemptCommand)
export class SubmitAttemptHandler implements ICommandHandler<SubmitAttemptCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: SubmitAttemptUseCase,
  ) {}

  execute({ input, actor }: SubmitAttemptCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
