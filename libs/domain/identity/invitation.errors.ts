import { DomainError } from '../kernel/domain-error.js';

/** Unknown, accepted, withdrawn or too old: one answer for all. */
export class InvitationInvalid extends DomainError {
  readonly kind = 'gone';
  readonly code = 'identity.invitation_invalid';
  constructor() {
    super('This invitation is no longer valid. Ask the school for a new one.');
  }
}

export class InvitationNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'identity.invitation_not_found';
  constructor() {
    super('There is no such invitation.');
  }
}

export class InvitationAlreadyAccepted extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'identity.invitation_already_accepted';
  constructor() {
    super('This invitation has been accepted.');
  }
}
