import { DomainError } from '#domain/kernel/domain-error';

export class LampNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'lamps.lamp_not_found';
  constructor() {
    super('There is no such lamp.');
  }
}

export class LampBroken extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'lamps.lamp_broken';
  constructor() {
    super('The lamp is broken.');
  }
}

/** Two lamps of one name; a constraint says so. */
export class LampNameTaken extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'lamps.lamp_name_taken';
  constructor() {
    super('There is a lamp of this name.');
  }
}

/** A lamp that something hangs on; a constraint says so, when it is removed. */
export class LampInUse extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'lamps.lamp_in_use';
  constructor() {
    super('Something hangs on this lamp.');
  }
}

/** Thrown and caught. */
export class LampFlickers extends DomainError {
  readonly kind = 'unavailable';
  readonly code = 'lamps.lamp_flickers';
  constructor() {
    super('The lamp flickers.');
  }
}

/** Thrown by nobody. */
export class LampStolen extends DomainError {
  readonly kind = 'gone';
  readonly code = 'lamps.lamp_stolen';
  constructor() {
    super('The lamp was stolen.');
  }
}
