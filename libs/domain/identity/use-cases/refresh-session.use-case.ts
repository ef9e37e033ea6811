import type { Clock } from '../../kernel/clock.js';
import { RefreshToken } from '../refresh-token.js';
import { RefreshTokenReused, SessionOver } from '../session.errors.js';
import type { SessionRepository } from '../session.repository.js';
import { sessionTokens, type SessionTokens, type TokenIssuer } from '../token-issuer.js';

export interface RefreshSessionInput {
  readonly refreshToken: string;
}

/** Exchanges a refresh token for its successor and a new access token. */
export class RefreshSessionUseCase {
  constructor(private readonly deps: { sessions: SessionRepository; tokens: TokenIssuer; clock: Clock }) {}

  /**
   * `RefreshTokenReused` is answered and not thrown, because the revocation that it reports has to be committed.
   * @throws SessionOver
   */
  async execute(input: RefreshSessionInput): Promise<SessionTokens | RefreshTokenReused> {
    const now = this.deps.clock.now();
    const presented = await RefreshToken.read(input.refreshToken);
    const session = await this.deps.sessions.findByFamily(presented.familyHash);
    if (!session) throw new SessionOver();
    const successor = await session.refresh(presented, now);
    if (!successor) return new RefreshTokenReused();
    return sessionTokens(session, successor, this.deps.tokens, now);
  }
}
