import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ResumeEnrolmentUseCase,
  type ResumeEnrolmentInput,
} from '#domain/roster/use-cases/resume-enrolment.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ResumeEnrolmentCommand extends Command<void> {
  constructor(
    readonly input: ResumeEnrolmentInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ResumeEnrolmentCommand)
export class ResumeEnrolmentHandler implements ICommandHandler<ResumeEnrolmentCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ResumeEnrolmentUseCase,
  ) {}

  execute({ input, actor }: ResumeEnrolmentCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
