import type { RegisterState } from '#domain/attendance/register.words';

/** A line of a register as it is printed. */
export interface SheetLine {
  readonly displayName: string;
  readonly code: string | null;
  readonly label: string | null;
  /** Half sessions attended; null without a mark. */
  readonly presence: number | null;
  readonly notRequired: boolean | null;
  readonly minutesLate: number | null;
  readonly minutesEarly: number | null;
  /** What the teacher says, where the office says something else. */
  readonly teacherCode: string | null;
}

/** A register as it is printed; times are the school's wall clock. */
export interface RegisterSheet {
  readonly schoolName: string;
  /** The language that the school writes in, BCP 47. */
  readonly locale: string;
  readonly date: string;
  readonly title: string;
  readonly periodName: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly state: RegisterState;
  readonly submittedAt: string | null;
  readonly submittedBy: string | null;
  readonly printedAt: string;
  readonly lines: readonly SheetLine[];
}
