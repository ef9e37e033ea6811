import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { SessionRepository } from '../session.repository.js';

/** Ends every session of the person who asks, this one too. */
export class SignOutEverywhereUseCase {
  constructor(private readonly deps: { sessions: SessionRepository; clock: Clock }) {}

  async execute(actor: Actor): Promise<void> {
    const now = this.deps.clock.now();
    for (const session of await this.deps.sessions.findUnrevoked(actor.personId!)) {
      session.revoke('signed_out_everywhere', now);
    }
  }
}
