import type { Actor } from '../../kernel/actor.js';
import { expectVersion } from '../../kernel/version.js';
import { CheckInSettings } from '../check-in/check-in-settings.js';
import type { CheckInRepository } from '../check-in/check-in.repository.js';
import type { CheckInRules } from '../check-in/check-in.words.js';

/** What is left out stays as it is. */
export interface ChangeCheckInSettingsInput extends Partial<CheckInRules> {
  /** The version that the change was prepared on, 0 for the defaults; undefined to change whatever is there. */
  readonly expectedVersion: number | undefined;
}

export class ChangeCheckInSettingsUseCase {
  constructor(private readonly deps: { checkIns: CheckInRepository }) {}

  async execute({ expectedVersion, ...changes }: ChangeCheckInSettingsInput, actor: Actor): Promise<void> {
    const kept = await this.deps.checkIns.findSettings();
    expectVersion(kept ?? { version: 0 }, expectedVersion);
    const settings = kept ?? CheckInSettings.of(actor.schoolId!);
    settings.change(changes);
    if (!kept) this.deps.checkIns.addSettings(settings);
  }
}
