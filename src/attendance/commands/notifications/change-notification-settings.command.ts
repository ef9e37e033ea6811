import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ChangeNotificationSettingsUseCase,
  type ChangeNotificationSettingsInput,
} from '#domain/attendance/notifications/use-cases/change-notification-settings.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ChangeNotificationSettingsCommand extends Command<void> {
  constructor(
    readonly input: ChangeNotificationSettingsInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ChangeNotificationSettingsCommand)
export class ChangeNotificationSettingsHandler implements ICommandHandler<ChangeNotificationSettingsCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ChangeNotificationSettingsUseCase,
  ) {}

  execute({ input, actor }: ChangeNotificationSettingsCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
