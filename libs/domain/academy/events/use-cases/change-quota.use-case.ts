import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { expectVersion } from '../../../kernel/version.js';
import { managesOwnOnly } from '../event.js';
import type { QuotaDetails } from '../quota.js';
import type { SeatRepository } from '../seat.repository.js';
import type { Usher } from '../usher.js';

export interface ChangeQuotaInput {
  readonly quotaId: string;
  readonly changes: Partial<QuotaDetails>;
  readonly expectedVersion: number | undefined;
}

/** Makes more or fewer seats; more are offered to those who wait at once. */
export class ChangeQuotaUseCase {
  constructor(private readonly deps: { seats: SeatRepository; usher: Usher; clock: Clock }) {}

  async execute({ quotaId, changes, expectedVersion }: ChangeQuotaInput, actor: Actor): Promise<void> {
    const { seats, usher, clock } = this.deps;
    const held = await seats.hold(quotaId, managesOwnOnly(actor) ? 'organised' : 'all');
    expectVersion(held.quota, expectedVersion);
    held.event.assertOpen();
    held.occurrence.assertScheduled();
    held.quota.change(changes);
    await usher.settle(held, actor, clock.now());
  }
}
