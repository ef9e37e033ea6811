import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  WithdrawAbsenceUseCase,
  type WithdrawAbsenceInput,
} from '#domain/attendance/use-cases/withdraw-absence.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class WithdrawAbsenceCommand extends Command<void> {
  constructor(
    readonly input: WithdrawAbsenceInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(WithdrawAbsenceCommand)
export class WithdrawAbsenceHandler implements ICommandHandler<WithdrawAbsenceCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: WithdrawAbsenceUseCase,
  ) {}

  execute({ input, actor }: WithdrawAbsenceCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
