import { DomainEvent } from '../kernel/domain-event.js';
import type { RevocationReason } from './revocation-reason.js';

export class UserSignedIn extends DomainEvent<{ personId: string; sessionId: string }> {
  static override readonly type = 'identity.user_signed_in';
}

export class SessionRevoked extends DomainEvent<{
  personId: string;
  sessionId: string;
  reason: RevocationReason;
}> {
  static override readonly type = 'identity.session_revoked';
}
