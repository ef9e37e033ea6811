import type { Clock } from '../../kernel/clock.js';
import type { SecondFactorCheck } from '../second-factor-check.js';
import { Session } from '../session.js';
import type { SessionRepository } from '../session.repository.js';
import { sessionTokens, type SessionTokens, type TokenIssuer } from '../token-issuer.js';

export interface SignInInput {
  /** Whom `AuthenticateUseCase` found. */
  readonly personId: string;
  readonly address: string;
  /** The client in a few words, e.g. "Firefox on Linux". */
  readonly deviceLabel: string;
  /** Six digits or a recovery code, where the account asks for one. */
  readonly secondFactorCode?: string;
}

/** Opens a session for a person whose password was right. */
export class SignInUseCase {
  constructor(
    private readonly deps: {
      secondFactor: SecondFactorCheck;
      sessions: SessionRepository;
      tokens: TokenIssuer;
      clock: Clock;
    },
  ) {}

  /** @throws SecondFactorRequired, SecondFactorRefused, TooManyAttempts */
  async execute(input: SignInInput): Promise<SessionTokens> {
    const now = this.deps.clock.now();
    await this.deps.secondFactor.pass({ ...input, code: input.secondFactorCode }, now);
    const { session, refreshToken } = await Session.open(input, now);
    this.deps.sessions.add(session);
    return sessionTokens(session, refreshToken, this.deps.tokens, now);
  }
}
