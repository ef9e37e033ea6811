import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { SeatRepository } from '../seat.repository.js';
import type { Usher } from '../usher.js';

export interface LeaveWaitlistInput {
  readonly waitlistEntryId: string;
}

/** Somebody waits no longer. Had they been offered a seat, the next in turn is. */
export class LeaveWaitlistUseCase {
  constructor(private readonly deps: { seats: SeatRepository; usher: Usher; clock: Clock }) {}

  async execute({ waitlistEntryId }: LeaveWaitlistInput, actor: Actor): Promise<void> {
    const { seats, usher, clock } = this.deps;
    const held = await seats.holdEntry(waitlistEntryId, 'mine');
    const now = clock.now();
    held.entry.end('cancelled', actor, now);
    await usher.settle(held, actor, now);
  }
}
