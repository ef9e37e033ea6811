import { DomainError } from '../kernel/domain-error.js';

export class PeriodNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'roster.period_not_found';
  constructor() {
    super('There is no such period in this school.');
  }
}

export class PeriodTimesInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'roster.period_times_invalid';
  constructor() {
    super('A period ends after it starts, on the same day.', {
      faults: [{ pointer: '/endsAt', detail: 'must be after startsAt' }],
    });
  }
}

export class PeriodNameTaken extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'roster.period_name_taken';
  constructor() {
    super('Another period of the school has this name.');
  }
}

export class PeriodInUse extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'roster.period_in_use';
  constructor() {
    super('Sections meet in the period; it cannot be removed.');
  }
}
