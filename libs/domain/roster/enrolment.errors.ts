import { DomainError } from '../kernel/domain-error.js';
import type { EnrolmentState } from './enrolment.words.js';

export class EnrolmentNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'roster.enrolment_not_found';
  constructor() {
    super('There is no such enrolment in this school, or you may not see it.');
  }
}

export class EnrolmentExists extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'roster.enrolment_exists';
  constructor() {
    super('The student is enrolled in this section already, on some of these days.');
  }
}

export class EnrolmentDatesInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'roster.enrolment_dates_invalid';
  constructor(pointer: string, detail: string) {
    super('These dates do not fit the enrolment.', { faults: [{ pointer, detail }] });
  }
}

/** A step that the state does not allow: suspending a student who has not started, resuming one who attends. */
export class EnrolmentStateWrong extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'roster.enrolment_state_wrong';
  constructor(state: EnrolmentState) {
    super(`The enrolment is ${state}; it does not allow this step.`, { facts: { state } });
  }
}
