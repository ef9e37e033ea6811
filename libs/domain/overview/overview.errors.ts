import { DomainError } from '../kernel/domain-error.js';

/** Also when there is one whom the reader may not see. */
export class OverviewStudentNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'overview.student_not_found';
  constructor() {
    super('There is no such student in this school.');
  }
}

/** Also when there is one whom the reader may not see. */
export class OverviewTeacherNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'overview.teacher_not_found';
  constructor() {
    super('There is no such teacher in this school.');
  }
}
