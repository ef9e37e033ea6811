import type { Actor } from '../../kernel/actor.js';
import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { newId } from '../../kernel/id.js';
import type { RegistrationState } from './event.words.js';
import type { Quota } from './quota.js';
import { HoldExpired, RegistrationNotIn } from './registration.errors.js';
import { RegistrationChanged } from './registration.events.js';

const MAY_BECOME: Readonly<Record<RegistrationState, readonly RegistrationState[]>> = {
  hold: ['pending_approval', 'confirmed', 'cancelled', 'expired'],
  pending_approval: ['confirmed', 'rejected', 'cancelled'],
  confirmed: ['cancelled'],
  cancelled: [],
  rejected: [],
  expired: [],
};

/** How a registration begins: kept for a while, waiting for an organiser, or there at once. */
export type Beginning = { readonly heldUntil: Date } | { readonly state: 'pending_approval' | 'confirmed' };

/** A person's seat at an occurrence. */
export class Registration extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly occurrenceId!: string;
  readonly quotaId!: string;
  readonly personId!: string;
  readonly state!: RegistrationState;
  readonly heldUntil!: Date | null;
  readonly since!: Date;
  readonly registeredAt!: Date;
  readonly registeredBy!: string | null;
  readonly version!: number;

  static begin(quota: Quota, personId: string, as: Beginning, by: Actor, now: Date): Registration {
    const { schoolId, occurrenceId, id: quotaId } = quota;
    const begun = 'heldUntil' in as ? { state: 'hold', ...as } : { heldUntil: null, ...as };
    const registration = Object.assign(new Registration(), {
      id: newId(),
      schoolId,
      occurrenceId,
      quotaId,
      personId,
      ...begun,
      since: now,
      registeredAt: now,
      registeredBy: by.personId,
      version: 1,
    }) as Registration;
    registration.tell(null, by);
    return registration;
  }

  /** Whoever holds the seat takes it. @throws HoldExpired, RegistrationNotIn */
  confirm(to: 'pending_approval' | 'confirmed', by: Actor, now: Date): void {
    if (this.state !== 'hold') throw new RegistrationNotIn(this.state, to);
    if (now >= this.heldUntil!) throw new HoldExpired(this.heldUntil!);
    this.becomes(to, by, now);
  }

  /** An organiser lets somebody in who has asked, or does not. @throws RegistrationNotIn */
  decide(to: 'confirmed' | 'rejected', by: Actor, now: Date): void {
    if (this.state !== 'pending_approval') throw new RegistrationNotIn(this.state, to);
    this.becomes(to, by, now);
  }

  /** @throws RegistrationNotIn */
  cancel(by: Actor, now: Date): void {
    this.becomes('cancelled', by, now);
  }

  /** Nobody has confirmed in time. */
  expire(by: Actor, now: Date): void {
    this.becomes('expired', by, now);
  }

  private becomes(to: RegistrationState, by: Actor, now: Date): void {
    const from = this.state;
    if (!MAY_BECOME[from].includes(to)) throw new RegistrationNotIn(from, to);
    Object.assign(this, { state: to, since: now, heldUntil: null });
    this.tell(from, by);
  }

  private tell(from: RegistrationState | null, by: Actor): void {
    const { occurrenceId, quotaId, personId, state: to } = this;
    const heldUntil = this.heldUntil?.toISOString() ?? null;
    const facts = { occurrenceId, quotaId, personId, from, to, heldUntil, by: by.personId };
    this.record(new RegistrationChanged(this.id, facts));
  }
}
