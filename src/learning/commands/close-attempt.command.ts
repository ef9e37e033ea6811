import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  CloseAttemptUseCase,
  type CloseAttemptInput,
} from '#domain/learning/use-cases/close-attempt.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class CloseAttemptCommand extends Command<void> {
  constructor(
    readonly input: CloseAttemptInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(CloseAttemptCommand)
export class CloseAttemptHandler implements ICommandHandler<CloseAttemptCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: CloseAttemptUseCase,
  ) {}

  execute({ input, actor }: CloseAttemptCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
