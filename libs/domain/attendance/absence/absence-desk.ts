import { token } from '../../kernel/token.js';
import type { AbsenceCode, DayPart } from './absence.words.js';

export interface AbsenceQuestion {
  readonly studentId: string | null;
  readonly code: string | null;
  readonly periodIds: readonly string[];
}

export interface AbsenceGround {
  /** The school's IANA zone. */
  readonly timeZone: string;
  /** `mine`: the person of the unit of work looks after or teaches the student; null: there is no such student. */
  readonly student: 'mine' | 'other' | null;
  /** Null when the school does not give the code. */
  readonly code: AbsenceCode | null;
  /** The times of the periods asked for, by id; those that are not there are missing. */
  readonly periods: ReadonlyMap<string, DayPart>;
}

/** What has to be known before an absence is recorded: of school, student, code and bell. */
export interface AbsenceDesk {
  ground(question: AbsenceQuestion): Promise<AbsenceGround>;
}
export const AbsenceDesk = token<AbsenceDesk>('AbsenceDesk');
