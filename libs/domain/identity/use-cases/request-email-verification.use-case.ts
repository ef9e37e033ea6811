import type { Clock } from '../../kernel/clock.js';
import type { MailedLinks } from '../mailed-links.js';
import type { PersonRepository } from '../person.repository.js';

export interface RequestEmailVerificationInput {
  /** Whom `FindAccountUseCase` answered; perhaps nobody. */
  readonly personId: string;
}

/** Mails the link again by which a new account is confirmed; for any other address nothing happens. */
export class RequestEmailVerificationUseCase {
  constructor(private readonly deps: { people: PersonRepository; links: MailedLinks; clock: Clock }) {}

  async execute(input: RequestEmailVerificationInput): Promise<void> {
    const person = await this.deps.people.find(input.personId);
    if (person?.status === 'active' && !person.emailVerifiedAt) {
      await this.deps.links.replace(person.id, 'verify_email', this.deps.clock.now());
    }
  }
}
