import type { LocalDate } from '../kernel/local-date.js';

/** When a section meets: on a weekday in a period, from a date to a date. */
export interface MeetingSlot {
  readonly periodId: string;
  /** ISO 8601: Monday 1 … Sunday 7. */
  readonly weekday: number;
  /** First and last day, both included; it meets on the instructional ones of this weekday. */
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
}
