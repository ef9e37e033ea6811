import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  SuspendEnrolmentUseCase,
  type SuspendEnrolmentInput,
} from '#domain/roster/use-cases/suspend-enrolment.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class SuspendEnrolmentCommand extends Command<void> {
  constructor(
    readonly input: SuspendEnrolmentInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(SuspendEnrolmentCommand)
export class SuspendEnrolmentHandler implements ICommandHandler<SuspendEnrolmentCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: SuspendEnrolmentUseCase,
  ) {}

  execute({ input, actor }: SuspendEnrolmentCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
