import { addDays, datesBetween, type LocalDate } from '../kernel/local-date.js';
import { CalendarRangeInvalid } from './calendar.errors.js';
import type { CalendarDay, DayKind } from './calendar.words.js';

/** Two school years and a summer. */
const MOST_DAYS = 800;

/** The same for each day from a day to a day, both included. */
export interface CalendarSpan {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly kind: DayKind;
  readonly note: string | null;
}

/**
 * The first and the last day of all ranges.
 * @throws CalendarRangeInvalid when one is the wrong way round, or when they reach too far for one transaction
 */
export function outermostDays(
  spans: readonly Pick<CalendarSpan, 'from' | 'to'>[],
): [first: LocalDate, last: LocalDate] {
  if (spans.some(({ from, to }) => to < from)) throw new CalendarRangeInvalid(MOST_DAYS);
  const first = spans.map(({ from }) => from).sort()[0]!;
  const last = spans
    .map(({ to }) => to)
    .sort()
    .at(-1)!;
  if (last >= addDays(first, MOST_DAYS)) throw new CalendarRangeInvalid(MOST_DAYS);
  return [first, last];
}

/** What each day of the ranges is, once; of two ranges the later one counts. */
export function daysOf(spans: readonly CalendarSpan[]): Iterable<CalendarDay> {
  const days = new Map<LocalDate, CalendarDay>();
  for (const { from, to, kind, note } of spans)
    for (const date of datesBetween(from, to)) days.set(date, { date, kind, note });
  return days.values();
}
