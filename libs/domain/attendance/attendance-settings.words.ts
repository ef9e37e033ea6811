import type { CodePack } from './attendance-code.words.js';

/** How a school takes attendance. */
export interface SettingsDetails {
  /** Days after submission until a register is locked (A5). */
  readonly lockAfterDays: number;
  /** Minutes after the end of the day until a register that nobody has submitted counts as missed. */
  readonly missedAfterMinutes: number;
  /** Months after the end of a month until its records may go; null: as long as the installation says. */
  readonly recordsKeptMonths: number | null;
}

/** What a school goes by that has settled nothing; the columns of the table have the same. */
export const DEFAULT_SETTINGS: SettingsDetails & { readonly codePack: CodePack | null } = {
  codePack: null,
  lockAfterDays: 7,
  missedAfterMinutes: 60,
  recordsKeptMonths: null,
};
