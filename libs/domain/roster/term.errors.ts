import { DomainError } from '../kernel/domain-error.js';

export class TermNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'roster.term_not_found';
  constructor() {
    super('There is no such term in this school.');
  }
}

export class TermDatesInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'roster.term_dates_invalid';
  constructor() {
    super('A term cannot end before it starts.', {
      faults: [{ pointer: '/endsOn', detail: 'must not be before startsOn' }],
    });
  }
}

export class TermOutsideYear extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'roster.term_outside_year';
  constructor() {
    super('A term lies within its academic year.', {
      faults: [{ pointer: '/startsOn', detail: 'must lie, like endsOn, within the academic year' }],
    });
  }
}

export class TermInUse extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'roster.term_in_use';
  constructor() {
    super('Sections are taught in the term; it cannot be removed.');
  }
}
