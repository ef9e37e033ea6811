import { DomainError } from '../kernel/domain-error.js';

export class AcademicYearNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'roster.academic_year_not_found';
  constructor() {
    super('There is no such academic year in this school.');
  }
}

export class AcademicYearDatesInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'roster.academic_year_dates_invalid';
  constructor() {
    super('An academic year ends after it starts, and within 800 days.', {
      faults: [{ pointer: '/endsOn', detail: 'must be after startsOn, by fewer than 800 days' }],
    });
  }
}

export class TermsLeftOutside extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'roster.terms_left_outside';
  constructor(titles: readonly string[]) {
    super('Some terms of the academic year would lie outside of it. Move them first.', {
      facts: { terms: titles },
    });
  }
}

export class AcademicYearInUse extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'roster.academic_year_in_use';
  constructor() {
    super('The academic year has terms or sections; it cannot be removed.');
  }
}
