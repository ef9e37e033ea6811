import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  GiveBackSubmissionUseCase,
  type GiveBackSubmissionInput,
} from '#domain/learning/use-cases/give-back-submission.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class GiveBackSubmissionCommand extends Command<void> {
  constructor(
    readonly input: GiveBackSubmissionInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(GiveBackSubmissionCommand)
export class GiveBackSubmissionHandler implements ICommandHandler<GiveBackSubmissionCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: GiveBackSubmissionUseCase,
  ) {}

  execute({ input, actor }: GiveBackSubmissionCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
