import { expectVersion } from '../../kernel/version.js';
import type { AttendanceSettingsRepository } from '../attendance-settings.repository.js';
import type { SettingsDetails } from '../attendance-settings.words.js';

export interface ChangeAttendanceSettingsInput {
  readonly changes: Partial<SettingsDetails>;
  /** The version that the change was prepared on; undefined to change whatever is there. */
  readonly expectedVersion: number | undefined;
}

export class ChangeAttendanceSettingsUseCase {
  constructor(private readonly deps: { settings: AttendanceSettingsRepository }) {}

  async execute({ changes, expectedVersion }: ChangeAttendanceSettingsInput): Promise<void> {
    const settings = await this.deps.settings.ofSchool();
    expectVersion(settings, expectedVersion);
    settings.change(changes);
  }
}
