import { DomainError } from '../kernel/domain-error.js';

export class TeachingAssignmentNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'roster.teaching_assignment_not_found';
  constructor() {
    super('There is no such teaching assignment in this school, or you may not see it.');
  }
}

export class TeachingAssignmentExists extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'roster.teaching_assignment_exists';
  constructor() {
    super('The teacher is assigned to this section already, on some of these days.');
  }
}

export class TeachingDatesInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'roster.teaching_dates_invalid';
  constructor(pointer: string, detail: string) {
    super('These dates do not fit the teaching assignment.', { faults: [{ pointer, detail }] });
  }
}
