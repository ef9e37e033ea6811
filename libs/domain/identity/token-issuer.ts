import { token } from '../kernel/token.js';
import type { RefreshToken } from './refresh-token.js';
import type { Session } from './session.js';

export interface TokenIssuer {
  /** A signed JWT that proves person and session for a few minutes. */
  issue(
    claims: { personId: string; sessionId: string },
    now: Date,
  ): Promise<{ token: string; expiresAt: Date }>;
}
export const TokenIssuer = token<TokenIssuer>('TokenIssuer');

/** What a client gets at sign-in and at each refresh. */
export interface SessionTokens {
  readonly personId: string;
  readonly sessionId: string;
  readonly accessToken: string;
  /** When the access token ends. */
  readonly expiresAt: Date;
  /** Opaque; good for one exchange. */
  readonly refreshToken: string;
}

export async function sessionTokens(
  session: Session,
  refreshToken: RefreshToken,
  issuer: TokenIssuer,
  now: Date,
): Promise<SessionTokens> {
  const bearer = { personId: session.personId, sessionId: session.id };
  const access = await issuer.issue(bearer, now);
  return {
    ...bearer,
    accessToken: access.token,
    expiresAt: access.expiresAt,
    refreshToken: refreshToken.toString(),
  };
}
