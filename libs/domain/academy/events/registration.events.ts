import { DomainEvent } from '../../kernel/domain-event.js';
import type { RegistrationState, WaitlistState } from './event.words.js';

interface SeatFacts {
  readonly occurrenceId: string;
  readonly quotaId: string;
  readonly personId: string;
  /** Null: time. */
  readonly by: string | null;
}

export class RegistrationChanged extends DomainEvent<
  SeatFacts & {
    /** Null: it is new. */
    readonly from: RegistrationState | null;
    readonly to: RegistrationState;
    /** Of a hold. */
    readonly heldUntil: string | null;
  }
> {
  static override readonly type = 'academy.registration_changed';
}

export class WaitlistEntryChanged extends DomainEvent<
  SeatFacts & {
    readonly from: WaitlistState | null;
    readonly to: WaitlistState;
    /** Of an open offer. */
    readonly offeredUntil: string | null;
  }
> {
  static override readonly type = 'academy.waitlist_entry_changed';
}
