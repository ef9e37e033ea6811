import { DomainError } from '../kernel/domain-error.js';

/** Also the answer for a course that is there and neither published nor the actor's own (B10). */
export class OnlineCourseNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'learning.course_not_found';
  constructor() {
    super('There is no such online course in this school, or it is not yours.');
  }
}

export class OnlineCourseArchived extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'learning.course_archived';
  constructor() {
    super(
      'The course is archived: it is kept as it was. Publish it again, or make it a draft, to change it.',
    );
  }
}

export class InstructorUnknown extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'learning.instructor_unknown';
  constructor() {
    super('A course is taught by people who work in this school.', {
      faults: [{ pointer: '/personIds', detail: 'must be members of the school’s staff' }],
    });
  }
}
