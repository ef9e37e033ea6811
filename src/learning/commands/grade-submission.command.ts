import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  GradeSubmissionUseCase,
  type GradeSubmissionInput,
} from '#domain/learning/use-cases/grade-submission.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class GradeSubmissionCommand extends Command<void> {
  constructor(
    readonly input: GradeSubmissionInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(GradeSubmissionCommand)
export class GradeSubmissionHandler implements ICommandHandler<GradeSubmissionCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: GradeSubmissionUseCase,
  ) {}

  execute({ input, actor }: GradeSubmissionCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
