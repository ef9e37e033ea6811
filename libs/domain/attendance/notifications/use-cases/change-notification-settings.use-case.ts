import type { Actor } from '../../../kernel/actor.js';
import { expectVersion } from '../../../kernel/version.js';
import type { NotificationChoices } from '../notification-choices.js';
import type { NotificationSettingsRepository } from '../notification-settings.repository.js';

export interface ChangeNotificationSettingsInput {
  readonly changes: Partial<NotificationChoices>;
  /** The version that the change was prepared on; undefined to change whatever is there. */
  readonly expectedVersion: number | undefined;
}

export class ChangeNotificationSettingsUseCase {
  constructor(private readonly deps: { settings: NotificationSettingsRepository }) {}

  async execute({ changes, expectedVersion }: ChangeNotificationSettingsInput, actor: Actor): Promise<void> {
    const settings = await this.deps.settings.ofSchool(actor.schoolId!);
    expectVersion(settings, expectedVersion);
    settings.choose(changes);
    this.deps.settings.add(settings);
  }
}
