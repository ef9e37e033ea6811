import type { AccountMail } from '../account-mail.js';
import type { InvitationRepository } from '../invitation.repository.js';
import type { PersonRepository } from '../person.repository.js';
import type { SchoolRepository } from '../school.repository.js';

export interface TellInviterInput {
  readonly invitationId: string;
  /** Who accepted. */
  readonly personId: string;
  /** The id of the event that is the cause. */
  readonly cause: string;
}

/** Tells whoever invited somebody that the invitation was accepted; an inviter who has left hears nothing. */
export class TellInviterUseCase {
  constructor(
    private readonly deps: {
      invitations: InvitationRepository;
      people: PersonRepository;
      schools: SchoolRepository;
    },
  ) {}

  async execute({ invitationId, personId, cause }: TellInviterInput): Promise<AccountMail[]> {
    const invitation = await this.deps.invitations.byId(invitationId);
    const inviter = invitation.invitedBy && (await this.deps.people.find(invitation.invitedBy));
    const accepted = await this.deps.people.find(personId);
    if (!inviter || !accepted || inviter.isErased() || accepted.isErased()) return [];
    const school = await this.deps.schools.byId(invitation.schoolId);
    const who = accepted.displayName;
    const content = {
      about: 'invitation_accepted',
      who,
      schoolName: school.name,
      role: invitation.role,
    } as const;
    const { email: to, displayName: name, locale, timeZone } = inviter;
    return [{ id: cause, to, name, locale, timeZone, content }];
  }
}
