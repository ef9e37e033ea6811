import { DomainError } from '../kernel/domain-error.js';
import type { RosterRole } from './roster-person.words.js';

export class RosterPersonNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'roster.person_not_found';
  constructor() {
    super('There is no such person in the roster of this school, or you may not see them.');
  }
}

/** The field names who it should have been. */
export class RosterRoleMissing extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'roster.role_missing';
  constructor(role: RosterRole, pointer: string) {
    super(`This person is not a ${role} of the school at present.`, {
      faults: [{ pointer, detail: `must be a ${role} who has not left` }],
    });
  }
}

export class RosterRoleInUse extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'roster.role_in_use';
  constructor(roles: readonly RosterRole[]) {
    super('The person is enrolled, teaches, or is linked in this role. End that first.', {
      facts: { roles },
    });
  }
}

export class RosterPersonHasLeft extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'roster.person_has_left';
  constructor() {
    super('The person has left the school.');
  }
}

export class RosterPersonHasNotLeft extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'roster.person_has_not_left';
  constructor() {
    super('The person has not left the school.');
  }
}

export class SignInLinkedElsewhere extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'roster.sign_in_linked_elsewhere';
  constructor() {
    super('This sign-in belongs to another person of the school, or this person has another sign-in.');
  }
}
