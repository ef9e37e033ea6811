import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ApproveAbsenceUseCase,
  type ApproveAbsenceInput,
} from '#domain/attendance/use-cases/approve-absence.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ApproveAbsenceCommand extends Command<void> {
  constructor(
    readonly input: ApproveAbsenceInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ApproveAbsenceCommand)
export class ApproveAbsenceHandler implements ICommandHandler<ApproveAbsenceCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ApproveAbsenceUseCase,
  ) {}

  execute({ input, actor }: ApproveAbsenceCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
