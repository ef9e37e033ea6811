import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { AlreadyRegistered, SeatsLeft } from '../registration.errors.js';
import type { SeatRepository } from '../seat.repository.js';
import type { Usher } from '../usher.js';
import { WaitlistEntry } from '../waitlist-entry.js';

export interface JoinWaitlistInput {
  readonly quotaId: string;
}

/** Somebody waits for a seat, where there is none left. */
export class JoinWaitlistUseCase {
  constructor(private readonly deps: { seats: SeatRepository; usher: Usher; clock: Clock }) {}

  async execute({ quotaId }: JoinWaitlistInput, actor: Actor): Promise<{ id: string }> {
    const { seats, usher, clock } = this.deps;
    const personId = actor.personId!;
    const held = await seats.hold(quotaId, 'mine');
    const now = clock.now();
    held.occurrence.assertOpen(held.event, now);
    if (await seats.isRegistered(held.occurrence.id, personId)) throw new AlreadyRegistered();
    await usher.settle(held, actor, now);
    if (held.quota.left() > 0) throw new SeatsLeft();
    const entry = WaitlistEntry.join(held.quota, personId, actor, now);
    seats.addEntry(entry);
    return { id: entry.id };
  }
}
