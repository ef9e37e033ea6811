import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { SeatAlarm } from '../seat-alarm.js';
import type { SeatRepository } from '../seat.repository.js';
import type { Usher } from '../usher.js';

export interface SettleQuotaInput {
  readonly quotaId: string;
  /** The moment that was waited for. */
  readonly dueAt: string;
}

/** A hold or an offer has come to its end: its seat goes to the next in turn, once (C3). */
export class SettleQuotaUseCase {
  constructor(
    private readonly deps: { seats: SeatRepository; usher: Usher; alarm: SeatAlarm; clock: Clock },
  ) {}

  async execute({ quotaId, dueAt }: SettleQuotaInput, actor: Actor): Promise<void> {
    const { seats, usher, alarm, clock } = this.deps;
    const now = clock.now();
    // The clock that has woken us is ahead of the one that counts.
    if (now < new Date(dueAt)) return alarm.set({ quotaId, dueAt: new Date(dueAt) });
    const held = await seats.find(quotaId);
    if (held) await usher.settle(held, actor, now);
  }
}
