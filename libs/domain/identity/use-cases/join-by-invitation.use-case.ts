import type { Clock } from '../../kernel/clock.js';
import { Credential } from '../credential.js';
import type { CredentialRepository } from '../credential.repository.js';
import { InvitationInvalid } from '../invitation.errors.js';
import type { InvitationRepository } from '../invitation.repository.js';
import { Person } from '../person.js';
import type { PersonRepository } from '../person.repository.js';
import { fingerprint } from '../secret-token.js';
import type { AcceptInvitationUseCase } from './accept-invitation.use-case.js';

export interface JoinByInvitationInput {
  /** The new person's id, given because the row is written in their own name. */
  readonly personId: string;
  readonly token: string;
  readonly displayName: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly passwordHash: string;
}

/** Somebody without an account makes one from an invitation, which proves the address, and takes the role. */
export class JoinByInvitationUseCase {
  constructor(
    private readonly deps: {
      invitations: InvitationRepository;
      people: PersonRepository;
      credentials: CredentialRepository;
      accept: AcceptInvitationUseCase;
      clock: Clock;
    },
  ) {}

  /** Answers the id of the person. @throws InvitationInvalid, EmailTaken */
  async execute(input: JoinByInvitationInput): Promise<string> {
    const now = this.deps.clock.now();
    const invitation = await this.deps.invitations.findByToken(await fingerprint(input.token));
    if (!invitation?.isOpen(now)) throw new InvitationInvalid();
    const { email } = invitation;
    const person = Person.create({ ...input, id: input.personId, email, origin: 'invitation' }, now);
    this.deps.people.add(person);
    this.deps.credentials.add(Credential.create(person.id, input.passwordHash, now));
    await this.deps.accept.execute({ token: input.token, personId: person.id });
    return person.id;
  }
}
