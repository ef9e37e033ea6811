import { token } from '../../kernel/token.js';
import type { CalendarFeed } from './calendar-feed.js';

/** The calendars of the school of the unit of work. */
export interface CalendarFeedRepository {
  findOf(personId: string): Promise<CalendarFeed | null>;
  /** @throws CalendarFeedOpen when the unit of work ends: somebody was faster */
  add(feed: CalendarFeed): void;
  remove(feed: CalendarFeed): void;
}
export const CalendarFeedRepository = token<CalendarFeedRepository>('CalendarFeedRepository');
