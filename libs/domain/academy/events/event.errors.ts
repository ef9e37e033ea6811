import { DomainError } from '../../kernel/domain-error.js';

/** Also the answer for one that is there and not to be seen. */
export class EventNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'academy.event_not_found';
  constructor() {
    super('There is no such event in this school, or it is not yours.');
  }
}

export class EventNotIn extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'academy.event_not_in_state';
  constructor(state: string, to: string) {
    super(`The event is ${state}; it cannot become ${to}.`, { facts: { state } });
  }
}

export class EventNotOpen extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'academy.event_not_open';
  constructor(state: string) {
    super(`The event is ${state}: it is kept as it was.`, { facts: { state } });
  }
}

export class EventAddressInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'academy.event_address_invalid';
  constructor(detail: string) {
    super('An event is found at an address of the web.', { faults: [{ pointer: '/url', detail }] });
  }
}

export class OrganiserUnknown extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'academy.organiser_unknown';
  constructor() {
    super('An organiser works in the school today.', {
      faults: [{ pointer: '/personIds', detail: 'must be people who lead, administer or teach here' }],
    });
  }
}

/** Also the answer for one of an event that is not to be seen. */
export class OccurrenceNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'academy.occurrence_not_found';
  constructor() {
    super('There is no such occurrence in this school, or it is not yours.');
  }
}

export class OccurrenceCancelled extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'academy.occurrence_cancelled';
  constructor() {
    super('It does not take place: it, or its event, was cancelled.');
  }
}

export class OccurrenceTimesInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'academy.occurrence_times_invalid';
  constructor() {
    super('An occurrence ends after it starts.', {
      faults: [{ pointer: '/ends', detail: 'must be after starts, by the school’s clocks' }],
    });
  }
}

export class RegistrationTimesInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'academy.registration_times_invalid';
  constructor() {
    super('Registration closes after it opens.', {
      faults: [{ pointer: '/closesAt', detail: 'must be after opensAt' }],
    });
  }
}

/** Also the answer for one of an event that is not to be seen. */
export class QuotaNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'academy.quota_not_found';
  constructor() {
    super('There is no such quota in this school, or it is not yours.');
  }
}

export class QuotaNameTaken extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'academy.quota_name_taken';
  constructor() {
    super('The occurrence has a quota of this name already.');
  }
}

/** C4. */
export class CapacityBelowTaken extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'academy.capacity_below_taken';
  constructor(capacity: number, taken: number) {
    super(`${taken} seats are taken already; nobody is put out by a smaller number.`, {
      facts: { capacity, taken },
    });
  }
}
