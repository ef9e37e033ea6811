import type { LocalDate } from '../kernel/local-date.js';
import type { AttendanceCode } from './attendance-code.js';
import type { RegisterState } from './register.words.js';

/** What the caller wants to be on the register. */
export interface WantedMark {
  readonly studentId: string;
  readonly code: string;
  readonly minutesLate: number | null;
  /** The version of the mark that the caller saw; 0 where there was none (L2). */
  readonly baseVersion: number;
}

/** A mark as it stands. */
export interface StandingMark {
  readonly studentId: string;
  readonly code: string;
  readonly minutesLate: number | null;
  readonly version: number;
}

/** A change to be stored: `version` is the one after it. */
export interface MarkChange extends StandingMark {
  readonly formerCode: string | null;
}

/** Both values of a conflict (L2). */
export interface MarkConflictFact {
  readonly studentId: string;
  readonly yours: { readonly code: string; readonly minutesLate: number | null };
  readonly theirs: StandingMark | null;
}

/** What marking needs to know of a code. */
export type UsableCode = Pick<AttendanceCode, 'code' | 'late' | 'officeOnly'>;

export interface SheetState {
  readonly registerId: string;
  readonly schoolId: string;
  readonly date: LocalDate;
  readonly sectionId: string;
  readonly timeZone: string;
  readonly state: RegisterState;
  /** Minutes that the session lasts (A9). */
  readonly sessionMinutes: number;
  /** Whether the person of the unit of work teaches the section on that day. */
  readonly teaches: boolean;
  readonly codes: readonly UsableCode[];
  /** Of the wanted students, those that are rostered. */
  readonly rostered: ReadonlySet<string>;
  readonly marks: ReadonlyMap<string, StandingMark>;
}
