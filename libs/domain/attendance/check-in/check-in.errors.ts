import { DomainError } from '../../kernel/domain-error.js';

/** Nothing is said about why: a wrong signature, another school, a register that is not there. */
export class CheckInCodeRefused extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'attendance.check_in_code_refused';
  constructor() {
    super('This is not a code of a register of this school. Scan it again.', {
      faults: [{ pointer: '/code', detail: 'is not one that is shown' }],
    });
  }
}

export class CheckInCodeExpired extends DomainError {
  readonly kind = 'gone';
  readonly code = 'attendance.check_in_code_expired';
  constructor() {
    super('The code has changed since. Scan the one that is shown now.');
  }
}

export class CheckInClosed extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'attendance.check_in_closed';
  constructor() {
    super('Nobody can check in here at the moment. Speak to your teacher.');
  }
}

export class CheckInNotOpened extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'attendance.check_in_not_opened';
  constructor() {
    super('Check-in was never opened on this register.');
  }
}

export class NotYourRegister extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'attendance.not_your_register';
  constructor() {
    super('You are not on this register. Speak to your teacher.');
  }
}

export class CheckInElsewhere extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'attendance.check_in_elsewhere';
  constructor() {
    super('The school takes check-ins from its own network only.');
  }
}

/** Somebody has looked for the student already: a code that was passed on does not undo it. */
export class AlreadyMarkedAbsent extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'attendance.already_marked_absent';
  constructor() {
    super('You are marked as absent. Speak to your teacher.');
  }
}

export class NoCodeForCheckIn extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'attendance.no_code_for_check_in';
  constructor(what: 'present' | 'late') {
    super(`The school has no code that check-in can give to those who are ${what}.`, { facts: { what } });
  }
}

/** The caller has tried too many codes that were never shown. */
export class TooManyCheckIns extends DomainError {
  readonly kind = 'too_many';
  readonly code = 'attendance.too_many_check_ins';
  constructor(retryAfterSeconds: number) {
    super(`That were too many wrong codes. Try again in ${retryAfterSeconds} s.`, {
      facts: { retryAfterSeconds },
    });
  }
}

export class CheckInCodeUnknown extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'attendance.check_in_code_unknown';
  constructor(field: 'presentCode' | 'lateCode') {
    super('The school has no such code.', {
      faults: [{ pointer: `/${field}`, detail: 'is not a code of this school' }],
    });
  }
}
