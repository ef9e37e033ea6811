import type { Actor } from '../../kernel/actor.js';
import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { newId } from '../../kernel/id.js';
import type { WaitlistState } from './event.words.js';
import type { Quota } from './quota.js';
import { OfferExpired, WaitlistEntryNotIn } from './registration.errors.js';
import { WaitlistEntryChanged } from './registration.events.js';

const MAY_BECOME: Readonly<Record<WaitlistState, readonly WaitlistState[]>> = {
  waiting: ['offered', 'cancelled'],
  offered: ['accepted', 'declined', 'expired', 'cancelled'],
  accepted: [],
  declined: [],
  expired: [],
  cancelled: [],
};

/** A person's turn for the next seat that is freed. */
export class WaitlistEntry extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly occurrenceId!: string;
  readonly quotaId!: string;
  readonly personId!: string;
  readonly state!: WaitlistState;
  readonly offeredUntil!: Date | null;
  readonly since!: Date;
  readonly joinedAt!: Date;
  readonly version!: number;

  static join(quota: Quota, personId: string, by: Actor, now: Date): WaitlistEntry {
    const { schoolId, occurrenceId, id: quotaId } = quota;
    const at = { schoolId, occurrenceId, quotaId, personId };
    const entry = Object.assign(new WaitlistEntry(), {
      id: newId(),
      ...at,
      state: 'waiting' satisfies WaitlistState,
      offeredUntil: null,
      since: now,
      joinedAt: now,
      version: 1,
    });
    entry.tell(null, by);
    return entry;
  }

  /** A seat is kept for them, until then. */
  offer(until: Date, by: Actor, now: Date): void {
    this.becomes('offered', by, now);
    Object.assign(this, { offeredUntil: until });
    this.tell('waiting', by);
  }

  /** @throws OfferExpired, WaitlistEntryNotIn */
  answer(to: 'accepted' | 'declined', by: Actor, now: Date): void {
    if (this.state === 'offered' && now >= this.offeredUntil!) throw new OfferExpired(this.offeredUntil!);
    this.end(to, by, now);
  }

  /** Waits no longer, or does not answer. @throws WaitlistEntryNotIn */
  end(to: 'accepted' | 'declined' | 'expired' | 'cancelled', by: Actor, now: Date): void {
    const from = this.state;
    this.becomes(to, by, now);
    this.tell(from, by);
  }

  private becomes(to: WaitlistState, by: Actor, now: Date): void {
    if (!MAY_BECOME[this.state].includes(to)) throw new WaitlistEntryNotIn(this.state, to);
    Object.assign(this, { state: to, since: now, offeredUntil: null });
  }

  private tell(from: WaitlistState | null, by: Actor): void {
    const { occurrenceId, quotaId, personId, state: to } = this;
    const offeredUntil = this.offeredUntil?.toISOString() ?? null;
    const facts = { occurrenceId, quotaId, personId, from, to, offeredUntil, by: by.personId };
    this.record(new WaitlistEntryChanged(this.id, facts));
  }
}
