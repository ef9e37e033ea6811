import type { Actor } from '../../../kernel/actor.js';
import type { CalendarFeedRepository } from '../calendar-feed.repository.js';

/** Ends one's calendar: its address is worth nothing any more, and another one is given when it is opened again. */
export class CloseCalendarFeedUseCase {
  constructor(private readonly deps: { feeds: CalendarFeedRepository }) {}

  async execute(actor: Actor): Promise<void> {
    const feed = await this.deps.feeds.findOf(actor.personId!);
    if (feed) this.deps.feeds.remove(feed);
  }
}
