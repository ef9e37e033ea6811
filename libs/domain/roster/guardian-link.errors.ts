import { DomainError } from '../kernel/domain-error.js';

export class GuardianLinkNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'roster.guardian_link_not_found';
  constructor() {
    super('There is no such guardian link in this school, or you may not see it.');
  }
}

export class GuardianLinkExists extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'roster.guardian_link_exists';
  constructor() {
    super('They are linked already.');
  }
}

export class OwnGuardian extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'roster.own_guardian';
  constructor() {
    super('Nobody is their own guardian.', {
      faults: [{ pointer: '/guardianId', detail: 'must not be the student' }],
    });
  }
}
