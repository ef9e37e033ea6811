import { DomainError } from '../kernel/domain-error.js';

export class SectionNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'roster.section_not_found';
  constructor() {
    super('There is no such section in this school.');
  }
}

export class SectionHasEnded extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'roster.section_ended';
  constructor() {
    super('The section has ended; it can no longer be changed.');
  }
}

export class SectionDatesInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'roster.section_dates_invalid';
  constructor(pointer: string) {
    super('A section cannot end before it starts.', {
      faults: [{ pointer, detail: 'must not be before the first day of teaching' }],
    });
  }
}
