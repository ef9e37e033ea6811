import { DomainEvent } from '../kernel/domain-event.js';
import type { LocalDate } from '../kernel/local-date.js';
import type { DayKind } from './calendar.words.js';

/** A day of the school's calendar is another than before; null: unknown to the calendar, so not instructional. */
export class CalendarDayChanged extends DomainEvent<{
  date: LocalDate;
  was: DayKind | null;
  kind: DayKind | null;
}> {
  static override readonly type = 'roster.calendar_day_changed';
}
