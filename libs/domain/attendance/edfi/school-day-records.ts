import type { AttendanceCategory } from '../attendance-code.words.js';
import type { LocalDate } from '../../kernel/local-date.js';
import type { RegisterState } from '../register.words.js';

/** A register as the roster's records describe it. Times are the school's wall clock, `HH:mm:ss`. */
export interface RegisterRecord {
  readonly registerId: string;
  readonly sectionId: string;
  readonly title: string;
  readonly kind: 'class' | 'form';
  readonly state: RegisterState;
  /** What the records system calls the section, or our id. */
  readonly sectionIdentifier: string;
  readonly courseCode: string | null;
  /** The term of the section, or else of its year, that holds the day. */
  readonly sessionName: string | null;
  /** The year in which the academic year ends. */
  readonly schoolYear: number;
  readonly periodName: string;
  readonly startsAt: string;
  readonly endsAt: string;
  /** The school's date on which it was submitted first. */
  readonly submittedOn: LocalDate | null;
  /** What the records system calls whoever submitted it. */
  readonly staffId: string | null;
}

/** What counts of a mark. */
export interface MarkRecord {
  readonly registerId: string;
  readonly studentId: string;
  readonly displayName: string;
  /** What the records system calls the student. */
  readonly studentUniqueId: string | null;
  readonly code: string;
  readonly category: AttendanceCategory;
  readonly notRequired: boolean;
  readonly minutesLate: number | null;
  readonly minutesEarly: number | null;
  readonly reason: string | null;
}

/** Whether what a register says is final for now: an open correction is not. */
export function standsFinal({ state }: Pick<RegisterRecord, 'state'>): boolean {
  return state === 'submitted' || state === 'locked';
}
