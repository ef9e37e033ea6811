import { CalendarFeed } from '#domain/academy/events/calendar-feed';
import type { CalendarFeedRepository } from '#domain/academy/events/calendar-feed.repository';
import { transaction } from '#platform/persistence/transaction';
import './event.mapping.js';

export class MikroCalendarFeedRepository implements CalendarFeedRepository {
  findOf(personId: string): Promise<CalendarFeed | null> {
    return transaction().em.findOne(CalendarFeed, { personId });
  }

  add(feed: CalendarFeed): void {
    transaction().em.persist(feed);
  }

  remove(feed: CalendarFeed): void {
    transaction().em.remove(feed);
  }
}
