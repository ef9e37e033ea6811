import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { CalendarFeedRepository } from '../calendar-feed.repository.js';
import type { SeatRepository } from '../seat.repository.js';
import type { Usher } from '../usher.js';

export interface ReleaseSeatsInput {
  readonly personId: string;
}

/** Somebody's account is gone: others may have the seats that they would not come to, and nobody reads their calendar. */
export class ReleaseSeatsUseCase {
  constructor(
    private readonly deps: {
      seats: SeatRepository;
      feeds: CalendarFeedRepository;
      usher: Usher;
      clock: Clock;
    },
  ) {}

  async execute({ personId }: ReleaseSeatsInput, actor: Actor): Promise<void> {
    const { seats, feeds, clock } = this.deps;
    const now = clock.now();
    for (const { id, is } of await seats.aheadOf(personId))
      if (is === 'seat') await this.giveBack(id, actor, now);
      else await this.endTurn(id, actor, now);
    const feed = await feeds.findOf(personId);
    if (feed) feeds.remove(feed);
  }

  private async giveBack(id: string, actor: Actor, now: Date): Promise<void> {
    const held = await this.deps.seats.holdRegistration(id, 'all');
    held.registration.cancel(actor, now);
    await this.deps.usher.settle(held, actor, now);
  }

  private async endTurn(id: string, actor: Actor, now: Date): Promise<void> {
    const held = await this.deps.seats.holdEntry(id, 'all');
    held.entry.end('cancelled', actor, now);
    await this.deps.usher.settle(held, actor, now);
  }
}
