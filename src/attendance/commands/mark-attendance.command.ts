import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  MarkAttendanceUseCase,
  type MarkAttendanceInput,
  type MarkAttendanceAnswer,
} from '#domain/attendance/use-cases/mark-attendance.use-case';
import { SharedUnitOfWork } from '#platform/persistence/shared-unit-of-work';

export class MarkAttendanceCommand extends Command<MarkAttendanceAnswer> {
  constructor(
    readonly input: MarkAttendanceInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(MarkAttendanceCommand)
export class MarkAttendanceHandler implements ICommandHandler<MarkAttendanceCommand> {
  constructor(
    private readonly unitOfWork: SharedUnitOfWork,
    private readonly useCase: MarkAttendanceUseCase,
  ) {}

  execute({ input, actor }: MarkAttendanceCommand) {
    return this.unitOfWork.run(actor, input.registerId, () => this.useCase.execute(input, actor));
  }
}
