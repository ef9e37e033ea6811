import { CalendarUnknown } from '#domain/academy/events/calendar-feed.errors';
import type { CalendarLinks } from '#domain/academy/events/calendar-links';
import type { SignedIds } from './signed-ids.js';

export class KeyedCalendarLinks implements CalendarLinks {
  constructor(private readonly ids: SignedIds) {}

  codeFor(feedId: string): Promise<string> {
    return this.ids.codeFor(feedId);
  }

  async read(code: string): Promise<string> {
    const id = await this.ids.read(code);
    if (id === null) throw new CalendarUnknown();
    return id;
  }
}
