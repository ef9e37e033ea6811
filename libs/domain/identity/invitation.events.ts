import { DomainEvent } from '../kernel/domain-event.js';
import type { Role } from '../kernel/permissions.js';

interface Invited {
  invitationId: string;
  schoolId: string;
  role: Role;
}

export class InvitationCreated extends DomainEvent<Invited> {
  static override readonly type = 'identity.invitation_created';
}

/** `rosterPersonId` is the school's own record that the invitation was for: it is this person from now on. */
export class InvitationAccepted extends DomainEvent<
  Invited & { personId: string; rosterPersonId: string | null }
> {
  static override readonly type = 'identity.invitation_accepted';
}

export class InvitationWithdrawn extends DomainEvent<{ invitationId: string }> {
  static override readonly type = 'identity.invitation_withdrawn';
}
