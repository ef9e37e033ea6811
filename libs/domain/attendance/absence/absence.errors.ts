import { DomainError } from '../../kernel/domain-error.js';

export class AbsenceNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'attendance.absence_not_found';
  constructor() {
    super('There is no such absence in this school, or it is not yours.');
  }
}

/** Also the answer for a student who is there and not yours: the two must not be told apart. */
export class StudentNotReached extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'attendance.student_not_reached';
  constructor() {
    super('There is no such student in this school, or not in your care.', {
      faults: [{ pointer: '/studentId', detail: 'must be a student whom you look after or teach' }],
    });
  }
}

export class AbsenceDatesInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'attendance.absence_dates_invalid';
  constructor(detail: string) {
    super('An absence does not last like this.', { faults: [{ pointer: '/endsOn', detail }] });
  }
}

export class DayPartsInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'attendance.day_parts_invalid';
  constructor(pointer: string, detail: string) {
    super('The parts of the day cannot be like this.', { faults: [{ pointer, detail }] });
  }
}

export class AbsenceCodeNotUsable extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'attendance.absence_code_not_usable';
  constructor(detail: string) {
    super('An absence cannot have this code.', { faults: [{ pointer: '/code', detail }] });
  }
}

/** One explanation for one time. */
export class AbsenceOverlaps extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'attendance.absence_overlaps';
  constructor() {
    super('For a part of this time another absence of the student is requested or approved.');
  }
}

export class AbsenceNotIn extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'attendance.absence_not_in_state';
  constructor(state: string, allowed: readonly string[]) {
    super(`The absence is ${state}; this can be done while it is ${allowed.join(' or ')}.`, {
      facts: { state, allowed },
    });
  }
}

/** The school counts on it, and on some days it has happened already. */
export class AbsenceHasBegun extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'attendance.absence_has_begun';
  constructor() {
    super('The absence has begun. Ask the office to change it.');
  }
}
