import { DomainError } from '../kernel/domain-error.js';

/** Also the answer for a run that is there and not to be seen (B10). */
export class CourseRunNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'learning.run_not_found';
  constructor() {
    super('There is no such run of a course in this school, or it is not yours.');
  }
}

export class CourseRunArchived extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'learning.run_archived';
  constructor() {
    super('The run is archived: it is kept as it was. Publish it again, or make it a draft, to change it.');
  }
}

export class RunDatesInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'learning.run_dates_invalid';
  constructor() {
    super('A run cannot end before it starts.', {
      faults: [{ pointer: '/endsOn', detail: 'must not be before startsOn' }],
    });
  }
}
