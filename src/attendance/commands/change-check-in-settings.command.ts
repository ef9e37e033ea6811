import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ChangeCheckInSettingsUseCase,
  type ChangeCheckInSettingsInput,
} from '#domain/attendance/use-cases/change-check-in-settings.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ChangeCheckInSettingsCommand extends Command<void> {
  constructor(
    readonly input: ChangeCheckInSettingsInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ChangeCheckInSettingsCommand)
export class ChangeCheckInSettingsHandler implements ICommandHandler<ChangeCheckInSettingsCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ChangeCheckInSettingsUseCase,
  ) {}

  execute({ input, actor }: ChangeCheckInSettingsCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
