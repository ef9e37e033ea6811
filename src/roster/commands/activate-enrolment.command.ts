import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ActivateEnrolmentUseCase,
  type ActivateEnrolmentInput,
} from '#domain/roster/use-cases/activate-enrolment.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ActivateEnrolmentCommand extends Command<void> {
  constructor(
    readonly input: ActivateEnrolmentInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ActivateEnrolmentCommand)
export class ActivateEnrolmentHandler implements ICommandHandler<ActivateEnrolmentCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ActivateEnrolmentUseCase,
  ) {}

  execute({ input, actor }: ActivateEnrolmentCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
