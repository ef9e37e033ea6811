import type { Clock } from '../../kernel/clock.js';
import type { MailedLinks } from '../mailed-links.js';
import type { PersonRepository } from '../person.repository.js';

export interface RequestPasswordResetInput {
  /** Whom `FindAccountUseCase` answered; perhaps nobody. */
  readonly personId: string;
}

/** Mails a link by which the password can be set anew. For an address without an account nothing happens. */
export class RequestPasswordResetUseCase {
  constructor(private readonly deps: { people: PersonRepository; links: MailedLinks; clock: Clock }) {}

  async execute(input: RequestPasswordResetInput): Promise<void> {
    const person = await this.deps.people.find(input.personId);
    if (person?.status === 'active') {
      await this.deps.links.replace(person.id, 'reset_password', this.deps.clock.now());
    }
  }
}
