import type { LocalDate } from '../kernel/local-date.js';
import { token } from '../kernel/token.js';
import type { Calendar } from './calendar.js';

/** The calendar of the school of the unit of work. */
export interface CalendarRepository {
  /** The days from `first` to `last`, held against changes by others until the transaction ends. */
  hold(first: LocalDate, last: LocalDate): Promise<Calendar>;
  /** Stores what was changed. */
  store(calendar: Calendar): Promise<void>;
}
export const CalendarRepository = token<CalendarRepository>('CalendarRepository');
