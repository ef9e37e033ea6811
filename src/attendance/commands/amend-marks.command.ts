import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { AmendMarksUseCase, type AmendMarksInput } from '#domain/attendance/use-cases/amend-marks.use-case';
import type { MarkAttendanceAnswer } from '#domain/attendance/use-cases/mark-attendance.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class AmendMarksCommand extends Command<MarkAttendanceAnswer> {
  constructor(
    readonly input: AmendMarksInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(AmendMarksCommand)
export class AmendMarksHandler implements ICommandHandler<AmendMarksCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: AmendMarksUseCase,
  ) {}

  execute({ input, actor }: AmendMarksCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
