import { DomainError } from '../../kernel/domain-error.js';
import type { SubmissionState } from './submission.words.js';

export class AssignmentInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'learning.assignment_invalid';
  constructor(field: string, detail: string) {
    super('There cannot be such an assignment.', { faults: [{ pointer: `/assignment/${field}`, detail }] });
  }
}

export class NotAnAssignment extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'learning.not_an_assignment';
  constructor() {
    super('The item is no assignment.');
  }
}

/** Also the answer for somebody else's. */
export class SubmissionNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'learning.submission_not_found';
  constructor() {
    super('There is no such submission in this school, or it is not yours.');
  }
}

/** Also the answer for a file of somebody else's submission. */
export class SubmittedFileNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'learning.submitted_file_not_found';
  constructor() {
    super('There is no such file of this submission, or it is not yours.');
  }
}

export class SubmittedFileRemoved extends DomainError {
  readonly kind = 'gone';
  readonly code = 'learning.submitted_file_removed';
  constructor() {
    super('The file was removed: something else was handed in later.');
  }
}

export class SubmissionInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'learning.submission_invalid';
  constructor(field: string, detail: string) {
    super('This cannot be handed in.', { faults: [{ pointer: `/${field}`, detail }] });
  }
}

/** It is due by our clock, and what is late is not taken. */
export class SubmissionTooLate extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'learning.submission_too_late';
  constructor(dueAt: Date) {
    super('The assignment was due before.', { facts: { dueAt: dueAt.toISOString() } });
  }
}

export class NoSubmissionLeft extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'learning.no_submission_left';
  constructor() {
    super('You have handed in as often as you may. Ask to have it given back.');
  }
}

export class SubmissionNotGradable extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'learning.submission_not_gradable';
  constructor(state: SubmissionState) {
    super('In its state this cannot be done.', { facts: { state } });
  }
}

export class GradeInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'learning.grade_invalid';
  constructor(field: string, detail: string) {
    super('It cannot be graded like this.', { faults: [{ pointer: `/${field}`, detail }] });
  }
}
