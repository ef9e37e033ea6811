import type { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/id.js';
import { Credential } from '../credential.js';
import type { CredentialRepository } from '../credential.repository.js';
import type { LinkTokens } from '../link-tokens.js';
import { MailedLink } from '../mailed-link.js';
import type { MailedLinkRepository } from '../mailed-link.repository.js';
import { Person } from '../person.js';
import type { PersonRepository } from '../person.repository.js';

export interface SignUpInput {
  /** Whom `FindAccountUseCase` answered. */
  readonly personId: string;
  readonly email: string;
  readonly displayName: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly passwordHash: string;
}

/**
 * Makes an account that opens once its address is confirmed. The caller gets the same answer for an address that has
 * one already: only its owner hears of that, by mail.
 */
export class SignUpUseCase {
  constructor(
    private readonly deps: {
      people: PersonRepository;
      credentials: CredentialRepository;
      mailedLinks: MailedLinkRepository;
      linkTokens: LinkTokens;
      clock: Clock;
    },
  ) {}

  /** @throws EmailTaken when the address was taken in the meantime */
  async execute(input: SignUpInput): Promise<void> {
    const holder = await this.deps.people.find(input.personId);
    if (holder) return holder.noteRepeatedSignUp();
    const now = this.deps.clock.now();
    const verificationLinkId = newId();
    const person = Person.create(
      { ...input, id: input.personId, origin: 'sign_up', verificationLinkId },
      now,
    );
    const link = { id: verificationLinkId, personId: person.id, purpose: 'verify_email' } as const;
    this.deps.people.add(person);
    this.deps.credentials.add(Credential.create(person.id, input.passwordHash, now));
    this.deps.mailedLinks.add(await MailedLink.issue(link, this.deps.linkTokens, now));
  }
}
