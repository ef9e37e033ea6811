import type { LocalDate } from '../../kernel/local-date.js';
import { token } from '../../kernel/token.js';
import type { Recipient, TellingSchool } from './notification.words.js';

/** Something that a guardian should know of a student's day. */
export interface GuardianNews {
  readonly studentId: string;
  /** Null when the student has no guardian on record. */
  readonly recipient: Recipient | null;
  /** Which time on that day an absence is told: the first, or the next after a correction. */
  readonly round: number;
}

/** What a submitted register means for families. */
export interface RegisterNews {
  readonly date: LocalDate;
  readonly school: TellingSchool;
  /** Each guardian of each student who is absent without a known reason. */
  readonly absences: readonly GuardianNews[];
  /** Whoever was told that a student was absent, of whom nothing of the kind is left on that day. */
  readonly corrections: readonly GuardianNews[];
}

export interface GuardianNewsDesk {
  /** As marks, guardians and preferences are now; null when there is no such register in the school. */
  newsOf(registerId: string): Promise<RegisterNews | null>;
}
export const GuardianNewsDesk = token<GuardianNewsDesk>('GuardianNewsDesk');
