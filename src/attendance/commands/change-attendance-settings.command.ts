import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ChangeAttendanceSettingsUseCase,
  type ChangeAttendanceSettingsInput,
} from '#domain/attendance/use-cases/change-attendance-settings.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ChangeAttendanceSettingsCommand extends Command<void> {
  constructor(
    readonly input: ChangeAttendanceSettingsInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ChangeAttendanceSettingsCommand)
export class ChangeAttendanceSettingsHandler implements ICommandHandler<ChangeAttendanceSettingsCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ChangeAttendanceSettingsUseCase,
  ) {}

  execute({ input, actor }: ChangeAttendanceSettingsCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
