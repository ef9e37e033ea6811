import { DomainError } from '../../kernel/domain-error.js';

export class RegistrationNotOpen extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'academy.registration_not_open';
  constructor(opensAt: Date | null, closesAt: Date) {
    super('Nobody can register at the moment.', { facts: { opensAt, closesAt } });
  }
}

/** C1. */
export class QuotaFull extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'academy.quota_full';
  constructor() {
    super('Every seat of this quota is taken. You may join its waitlist.');
  }
}

/** C2. */
export class AlreadyRegistered extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'academy.already_registered';
  constructor() {
    super('One person has one seat at an occurrence.');
  }
}

export class PersonUnknown extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'academy.person_unknown';
  constructor() {
    super('Seats are for members of the school.', {
      faults: [{ pointer: '/personId', detail: 'must be somebody who is a member of this school today' }],
    });
  }
}

export class RegistrationNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'academy.registration_not_found';
  constructor() {
    super('There is no such registration in this school, or it is not yours.');
  }
}

export class RegistrationNotIn extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'academy.registration_not_in_state';
  constructor(state: string, to: string) {
    super(`The registration is ${state}; it cannot become ${to}.`, { facts: { state } });
  }
}

export class HoldExpired extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'academy.hold_expired';
  constructor(heldUntil: Date) {
    super('The seat was kept for you until then, and is not any more. Register again.', {
      facts: { heldUntil },
    });
  }
}

export class AlreadyStarted extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'academy.already_started';
  constructor() {
    super('It has started: what becomes of a seat is for its organisers to say.');
  }
}

export class WaitlistEntryNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'academy.waitlist_entry_not_found';
  constructor() {
    super('There is no such entry of a waitlist in this school, or it is not yours.');
  }
}

export class AlreadyWaiting extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'academy.already_waiting';
  constructor() {
    super('One person waits for one seat at an occurrence.');
  }
}

export class SeatsLeft extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'academy.seats_left';
  constructor() {
    super('There are seats left in this quota: nobody needs to wait. Register.');
  }
}

export class WaitlistEntryNotIn extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'academy.waitlist_entry_not_in_state';
  constructor(state: string, to: string) {
    super(`The entry is ${state}; it cannot become ${to}.`, { facts: { state } });
  }
}

export class OfferExpired extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'academy.offer_expired';
  constructor(offeredUntil: Date) {
    super('The seat was kept for you until then; the next in turn has it now.', { facts: { offeredUntil } });
  }
}
