import { AggregateRoot } from '../kernel/aggregate-root.js';
import type { CodePack } from './attendance-code.words.js';
import { DEFAULT_SETTINGS, type SettingsDetails } from './attendance-settings.words.js';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

/** How a school takes attendance. */
export class AttendanceSettings extends AggregateRoot {
  /** The school's id. */
  readonly id!: string;
  readonly version!: number;
  /** The pack that the school's codes came from; null when it made its own. */
  private codePack!: CodePack | null;
  private lockAfterDays!: number;
  private missedAfterMinutes!: number;
  readonly recordsKeptMonths!: number | null;

  static ofNewSchool(schoolId: string): AttendanceSettings {
    return Object.assign(new AttendanceSettings(), { id: schoolId, version: 1, ...DEFAULT_SETTINGS });
  }

  /** Changes what is given and leaves the rest. */
  change(changes: Partial<SettingsDetails>): void {
    Object.assign(this, changes);
  }

  chooseCodes(pack: CodePack): void {
    this.codePack = pack;
  }

  /** Whatever was submitted until then is to be locked now. */
  lockSubmittedUntil(now: Date): Date {
    return new Date(now.getTime() - this.lockAfterDays * DAY);
  }

  /** Whose day was over by then, and that nobody has submitted, is missed now. */
  missUntakenUntil(now: Date): Date {
    return new Date(now.getTime() - this.missedAfterMinutes * MINUTE);
  }
}
