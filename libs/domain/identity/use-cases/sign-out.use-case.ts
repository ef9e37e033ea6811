import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { SessionRepository } from '../session.repository.js';

export interface SignOutInput {
  /** The session of this request, or another one of the same person: the phone that was lost. */
  readonly sessionId: string;
}

/** Ends one session of the person who asks. */
export class SignOutUseCase {
  constructor(private readonly deps: { sessions: SessionRepository; clock: Clock }) {}

  /** @throws SessionNotFound */
  async execute(input: SignOutInput, actor: Actor): Promise<void> {
    const session = await this.deps.sessions.byId(input.sessionId, actor.personId!);
    session.revoke('signed_out', this.deps.clock.now());
  }
}
