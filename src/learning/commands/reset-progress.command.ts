import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ResetProgressUseCase,
  type ResetProgressInput,
} from '#domain/learning/use-cases/reset-progress.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ResetProgressCommand extends Command<void> {
  constructor(
    readonly input: ResetProgressInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ResetProgressCommand)
export class ResetProgressHandler implements ICommandHandler<ResetProgressCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ResetProgressUseCase,
  ) {}

  execute({ input, actor }: ResetProgressCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
