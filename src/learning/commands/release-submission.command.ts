import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ReleaseSubmissionUseCase,
  type ReleaseSubmissionInput,
} from '#domain/learning/use-cases/release-submission.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ReleaseSubmissionCommand extends Command<void> {
  constructor(
    readonly input: ReleaseSubmissionInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ReleaseSubmissionCommand)
export class ReleaseSubmissionHandler implements ICommandHandler<ReleaseSubmissionCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ReleaseSubmissionUseCase,
  ) {}

  execute({ input, actor }: ReleaseSubmissionCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
