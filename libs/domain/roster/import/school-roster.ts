import type { LocalDate } from '../../kernel/local-date.js';
import { token } from '../../kernel/token.js';
import type { RosterFile } from '../oneroster/file-spec.js';
import type { ImportSettings } from './import-settings.js';
import type { ImportScope } from './import-staging.js';
import type { RosterCounts } from './roster-counts.js';

export interface StagedRoster {
  readonly scope: ImportScope;
  readonly schoolId: string;
  /** The sourcedId of the school's org. */
  readonly sourceId: string;
  /** The files that say everything there is: what they no longer mention ends. */
  readonly replaced: readonly RosterFile[];
  readonly settings: ImportSettings;
  /** The date that it is in the school: the last day of what ends. */
  readonly today: LocalDate;
}

/**
 * A school's whole roster, written from staged rows in a few statements within the unit of work. Written is only what
 * the records system says differently than the last time, so that the office's own changes last until then, and the same
 * package again changes nothing.
 */
export interface SchoolRoster {
  takeOver(staged: StagedRoster): Promise<RosterCounts>;
}
export const SchoolRoster = token<SchoolRoster>('SchoolRoster');
