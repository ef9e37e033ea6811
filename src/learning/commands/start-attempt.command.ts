import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  StartAttemptUseCase,
  type StartAttemptInput,
} from '#domain/learning/use-cases/start-attempt.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class StartAttemptCommand extends Command<{ id: string }> {
  constructor(
    readonly input: StartAttemptInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(StartAttemptCommand)
export class StartAttemptHandler implements ICommandHandler<StartAttemptCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: StartAttemptUseCase,
  ) {}

  execute({ input, actor }: StartAttemptCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
