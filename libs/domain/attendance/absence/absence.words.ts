import type { LocalDate } from '../../kernel/local-date.js';
import type { CodeDefinition } from '../attendance-code.words.js';

/** Planned: said before it was over. A note explains afterwards. */
export const ABSENCE_KINDS = ['planned', 'note'] as const;
export type AbsenceKind = (typeof ABSENCE_KINDS)[number];

export const ABSENCE_STATES = ['requested', 'approved', 'declined', 'withdrawn'] as const;
export type AbsenceState = (typeof ABSENCE_STATES)[number];

/** A part of a day by the school's wall clock, `HH:mm`; `endsAt` is not included. */
export interface DayPart {
  readonly startsAt: string;
  readonly endsAt: string;
}

/** When, why and by which code; the same parts on each of its days, or the whole of them. */
export interface AbsenceDetails {
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  /** Null: whole days. */
  readonly parts: readonly DayPart[] | null;
  /** Null while nobody has said which: the office gives one when it approves. */
  readonly code: string | null;
  /** In a line. */
  readonly reason: string;
  /** What is enclosed in words. */
  readonly note: string | null;
}

/** What an absence needs to know of a code. */
export type AbsenceCode = Pick<CodeDefinition, 'code' | 'presence' | 'late' | 'offSite' | 'officeOnly'>;
