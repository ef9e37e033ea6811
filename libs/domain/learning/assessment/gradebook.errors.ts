import { DomainError } from '../../kernel/domain-error.js';

export class GradingSchemeInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'learning.grading_scheme_invalid';
  constructor(field: string, detail: string) {
    super('Results cannot be weighed like this.', { faults: [{ pointer: `/${field}`, detail }] });
  }
}

/** Nothing says how many points there are, so the score says nothing. */
export class PointsUnknown extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'learning.points_unknown';
  constructor() {
    super('Nobody has tried it yet: say how many points there are.', {
      faults: [{ pointer: '/points', detail: 'must be there' }],
    });
  }
}

/** Only quizzes and assignments have results, of those who learn in their run. */
export class ResultNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'learning.result_not_found';
  constructor() {
    super('There is no such result in this school, or it is not yours.');
  }
}
