import type { Clock } from '../../kernel/clock.js';
import { Credential } from '../credential.js';
import type { CredentialRepository } from '../credential.repository.js';
import type { MailedLinks } from '../mailed-links.js';
import type { PersonRepository } from '../person.repository.js';
import type { SessionRepository } from '../session.repository.js';

export interface ResetPasswordInput {
  readonly token: string;
  readonly passwordHash: string;
}

/**
 * Sets a new password by a mailed link. It ends every session, proves the address (the mail arrived), and leaves the
 * second factor in force: whoever reads the mail does not hold the phone.
 */
export class ResetPasswordUseCase {
  constructor(
    private readonly deps: {
      people: PersonRepository;
      credentials: CredentialRepository;
      sessions: SessionRepository;
      links: MailedLinks;
      clock: Clock;
    },
  ) {}

  /** @throws LinkInvalid */
  async execute(input: ResetPasswordInput): Promise<void> {
    const now = this.deps.clock.now();
    const personId = await this.deps.links.spend(input.token, 'reset_password', now);
    const person = await this.deps.people.byId(personId);
    person.verifyEmail(now);
    await this.setPassword(personId, input.passwordHash, now);
    for (const session of await this.deps.sessions.findUnrevoked(personId))
      session.revoke('password_reset', now);
  }

  private async setPassword(personId: string, passwordHash: string, now: Date): Promise<void> {
    const credential = await this.deps.credentials.find(personId);
    if (credential) credential.change(passwordHash, 'reset', now);
    else this.deps.credentials.add(Credential.create(personId, passwordHash, now));
  }
}
