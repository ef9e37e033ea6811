import type { AttendanceCount } from '#domain/attendance/analytics/counting';
import type { LocalDate } from '#domain/kernel/local-date';
import { dayFiguresOf, type DayFiguresView } from '../queries/day-figures.view.js';

/** L5: what is pushed is what the query returns. */
export function dayFiguresMessage(date: LocalDate, count: AttendanceCount): DayFiguresView {
  return dayFiguresOf(date, count);
}
