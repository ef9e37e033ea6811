import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  OverrideMarksUseCase,
  type OverrideMarksInput,
} from '#domain/attendance/use-cases/override-marks.use-case';
import type { MarkAttendanceAnswer } from '#domain/attendance/use-cases/mark-attendance.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class OverrideMarksCommand extends Command<MarkAttendanceAnswer> {
  constructor(
    readonly input: OverrideMarksInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(OverrideMarksCommand)
export class OverrideMarksHandler implements ICommandHandler<OverrideMarksCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: OverrideMarksUseCase,
  ) {}

  execute({ input, actor }: OverrideMarksCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
