import type { LocalDate } from '../kernel/local-date.js';

export const DAY_KINDS = ['instructional', 'holiday', 'closure', 'staff_day'] as const;
/** A holiday is planned, a closure is not (snow); on a staff day only the staff come. */
export type DayKind = (typeof DAY_KINDS)[number];

export interface CalendarDay {
  readonly date: LocalDate;
  readonly kind: DayKind;
  readonly note: string | null;
}

/** A day as the calendar has it. */
export interface KnownDay extends CalendarDay {
  readonly version: number;
}
