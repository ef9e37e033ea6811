import type { Clock } from '../../kernel/clock.js';
import type { MailedLinks } from '../mailed-links.js';
import type { PersonRepository } from '../person.repository.js';

export interface VerifyEmailInput {
  readonly token: string;
}

/**
 * Confirms the address of a new account. The caller has also proved its password (`ConfirmPasswordUseCase`), so that
 * nobody confirms by one click in a strange mail an account that somebody else opened in their name.
 */
export class VerifyEmailUseCase {
  constructor(private readonly deps: { people: PersonRepository; links: MailedLinks; clock: Clock }) {}

  /** @throws LinkInvalid */
  async execute(input: VerifyEmailInput): Promise<void> {
    const now = this.deps.clock.now();
    const personId = await this.deps.links.spend(input.token, 'verify_email', now);
    const person = await this.deps.people.byId(personId);
    person.verifyEmail(now);
  }
}
