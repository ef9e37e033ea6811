import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { Credential } from '../credential.js';
import type { CredentialRepository } from '../credential.repository.js';
import type { SessionRepository } from '../session.repository.js';

export interface ChangePasswordInput {
  readonly passwordHash: string;
  /** The session that stays: whoever just proved the old password goes on working. */
  readonly sessionId: string;
}

/** Replaces the password and ends every other session, because one of them may be why it is changed. */
export class ChangePasswordUseCase {
  constructor(
    private readonly deps: { credentials: CredentialRepository; sessions: SessionRepository; clock: Clock },
  ) {}

  async execute(input: ChangePasswordInput, actor: Actor): Promise<void> {
    const now = this.deps.clock.now();
    const personId = actor.personId!;
    const credential = await this.deps.credentials.find(personId);
    if (credential) credential.change(input.passwordHash, 'change', now);
    else this.deps.credentials.add(Credential.create(personId, input.passwordHash, now));
    for (const session of await this.deps.sessions.findUnrevoked(personId)) {
      if (session.id !== input.sessionId) session.revoke('password_changed', now);
    }
  }
}
