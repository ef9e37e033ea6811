import type { LocalDate } from '../kernel/local-date.js';
import type { UsableCode } from './attendance-code.words.js';
import type { RegisterState } from './register.words.js';

/** A mark has two values: what the teacher says, and what the office says over it (A7). */
export const LAYERS = ['teacher', 'office'] as const;
export type Layer = (typeof LAYERS)[number];

/** What one layer says. */
export interface LayerValue {
  readonly code: string;
  /** Which meaning of the code: the one of the day on which the mark was made. */
  readonly codeVersion: number;
  readonly minutesLate: number | null;
  readonly minutesEarly: number | null;
  readonly reason: string | null;
}

/** What the caller wants to be on the register. */
export interface WantedMark {
  readonly studentId: string;
  readonly code: string;
  readonly minutesLate?: number | null;
  /** Minutes that the student left before the end. */
  readonly minutesEarly?: number | null;
  readonly reason?: string | null;
  /** The version of the mark that the caller saw; 0 where there was none (L2). */
  readonly baseVersion: number;
}

/** What the office wants to be over the teacher's value; no code withdraws what it has put there. */
export interface WantedOverride extends Omit<WantedMark, 'code'> {
  readonly code: string | null;
}

/** A mark as it stands: both layers, and the number of its last revision. */
export interface StandingMark {
  readonly studentId: string;
  readonly version: number;
  readonly teacher: LayerValue | null;
  readonly office: LayerValue | null;
}

/** A change to be stored: the mark after it, and which layer it changes. */
export interface MarkChange extends StandingMark {
  readonly layer: Layer;
  readonly reason: string | null;
  /** What counted before. */
  readonly former: LayerValue | null;
}

/** A mark as callers see it: what counts, and both values. */
export interface ShownMark extends StandingMark {
  readonly code: string | null;
  readonly minutesLate: number | null;
  readonly minutesEarly: number | null;
}

/** A7: the office's value counts where there is one. The database says the same in `attendance.marks`. */
export function effectiveOf(mark: Pick<StandingMark, Layer> | undefined): LayerValue | null {
  return mark?.office ?? mark?.teacher ?? null;
}

export function shownMark({ studentId, version, teacher, office }: StandingMark): ShownMark {
  const { code = null, minutesLate = null, minutesEarly = null } = office ?? teacher ?? {};
  return { studentId, code, minutesLate, minutesEarly, version, teacher, office };
}

/** Both values of a conflict (L2). */
export interface MarkConflictFact {
  readonly studentId: string;
  readonly yours: {
    readonly code: string | null;
    readonly minutesLate: number | null;
    readonly minutesEarly: number | null;
  };
  readonly theirs: ShownMark | null;
}

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
  /** Of the wanted codes, those that the school gives today. */
  readonly codes: readonly UsableCode[];
  /** Of the wanted students, those that are rostered. */
  readonly rostered: ReadonlySet<string>;
  readonly marks: ReadonlyMap<string, StandingMark>;
}
