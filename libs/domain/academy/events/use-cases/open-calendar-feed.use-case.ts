import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { CalendarFeed } from '../calendar-feed.js';
import type { CalendarFeedRepository } from '../calendar-feed.repository.js';

/** Lets programs subscribe to one's calendar. One that is open stays as it is, at its address. */
export class OpenCalendarFeedUseCase {
  constructor(private readonly deps: { feeds: CalendarFeedRepository; clock: Clock }) {}

  async execute(actor: Actor): Promise<void> {
    const { feeds, clock } = this.deps;
    if (await feeds.findOf(actor.personId!)) return;
    feeds.add(CalendarFeed.open(actor.schoolId!, actor.personId!, clock.now()));
  }
}
