import { DomainError } from '../kernel/domain-error.js';

export class SectionNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'roster.section_not_found';
  constructor() {
    super('There is no such section in this school.');
  }
}

export class SectionEnded extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'roster.section_ended';
  constructor() {
    super('The section has ended; it can no longer be changed.');
  }
}

export class SectionDatesInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'roster.section_dates_invalid';
  constructor() {
    super('A section cannot end before it starts.', {
      faults: [{ pointer: '/endsOn', detail: 'must not be before startsOn' }],
    });
  }
}

export class AcademicYearNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'roster.academic_year_not_found';
  constructor() {
    super('There is no such academic year in this school.');
  }
}

export class CourseNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'roster.course_not_found';
  constructor() {
    super('There is no such course in this school.');
  }
}
