import { DomainError } from '#domain/kernel/domain-error';

/** Also the answer for a job of somebody else. */
export class JobNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'platform.job_not_found';
  constructor() {
    super('There is no such job, or it is not yours to see.');
  }
}

export class JobNotParked extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'platform.job_not_parked';
  constructor(state: string) {
    super('Only a parked job can be retried.', { facts: { state } });
  }
}
