import { DomainError } from '../kernel/domain-error.js';

/** The session is unknown, revoked or expired, or the token is not one: sign in again. */
export class SessionOver extends DomainError {
  readonly kind = 'unauthenticated';
  readonly code = 'identity.session_over';
  constructor() {
    super('This session is over. Sign in again.');
  }
}

/** A refresh token came back after it had been exchanged: two hold copies of it, so that the session ends for both. */
export class RefreshTokenReused extends DomainError {
  readonly kind = 'unauthenticated';
  readonly code = 'identity.refresh_token_reused';
  constructor() {
    super('This refresh token was used before, so the session has been ended. Sign in again.');
  }
}

export class SessionNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'identity.session_not_found';
  constructor() {
    super('There is no such session.');
  }
}
