import { DomainError } from '../kernel/domain-error.js';

export class CourseNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'roster.course_not_found';
  constructor() {
    super('There is no such course in this school.');
  }
}

export class CourseInUse extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'roster.course_in_use';
  constructor() {
    super('Sections of the course exist; it cannot be removed.');
  }
}
