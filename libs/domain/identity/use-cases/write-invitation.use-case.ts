import type { AccountMail } from '../account-mail.js';
import type { Clock } from '../../kernel/clock.js';
import type { InvitationRepository } from '../invitation.repository.js';
import type { LinkTokens } from '../link-tokens.js';
import type { SchoolRepository } from '../school.repository.js';

export interface WriteInvitationInput {
  readonly invitationId: string;
  /** The id of the event that is the cause. */
  readonly cause: string;
}

/** Writes the invitation itself, in the language of the school. One that is not open any more is not sent. */
export class WriteInvitationUseCase {
  constructor(
    private readonly deps: {
      invitations: InvitationRepository;
      schools: SchoolRepository;
      linkTokens: LinkTokens;
      clock: Clock;
    },
  ) {}

  async execute({ invitationId, cause }: WriteInvitationInput): Promise<AccountMail[]> {
    const invitation = await this.deps.invitations.byId(invitationId);
    if (!invitation.isOpen(this.deps.clock.now())) return [];
    const { name: schoolName, locale, timeZone } = await this.deps.schools.byId(invitation.schoolId);
    const token = await this.deps.linkTokens.tokenFor('invitation', invitation.id);
    const content = { about: 'invitation', token, schoolName, role: invitation.role } as const;
    return [{ id: cause, to: invitation.email, name: null, locale, timeZone, content }];
  }
}
