import { COUNTING_RULE, type AttendanceCount } from '#domain/attendance/analytics/counting';
import type { LocalDate } from '#domain/kernel/local-date';
import { CodeShareView, codesOf, ratedOf, RatedCountView } from './figures.view.js';

/** What a day of a school has come to. */
export class DayFiguresView extends RatedCountView {
  /** @format date */
  date!: string;
  /** The number of the rule by which marks were counted. */
  rule!: number;
  /** The most frequent first. */
  codes!: CodeShareView[];
}

export function dayFiguresOf(date: LocalDate, count: AttendanceCount): DayFiguresView {
  return { date, rule: COUNTING_RULE, ...ratedOf(count), codes: codesOf(count) };
}
