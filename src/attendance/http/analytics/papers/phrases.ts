import type { RegisterState } from '#domain/attendance/register.words';

/**
 * The words around a register and a student's record on paper, where the report of the day does not have them. Names,
 * dates and numbers stand beside them, so that nothing has to be inflected.
 */
export interface PaperPhrases {
  readonly register: string;
  readonly record: string;
  readonly state: string;
  readonly states: Readonly<Record<RegisterState, string>>;
  /** When, and by whom. */
  readonly submitted: string;
  readonly notYet: string;
  readonly students: string;
  /** Of a line. */
  readonly number: string;
  readonly section: string;
  readonly minutes: string;
  /** What the teacher said, where the office says something else. */
  readonly teachers: string;
  /** After minutes. */
  readonly late: string;
  readonly early: string;
  readonly byDay: string;
  readonly noted: string;
  readonly nothing: string;
  /** A date follows. */
  readonly notedFrom: string;
  /** How the rates are counted (A11). */
  readonly meaning: string;
  readonly counted: string;
  /** Before a date. */
  readonly printed: string;
}
