import type { Clock } from '../../kernel/clock.js';
import { InvitationInvalid } from '../invitation.errors.js';
import type { InvitationRepository } from '../invitation.repository.js';
import { Membership } from '../membership.js';
import type { MembershipRepository } from '../membership.repository.js';
import { fingerprint } from '../secret-token.js';
import type { SchoolRepository } from '../school.repository.js';

export interface AcceptInvitationInput {
  readonly token: string;
  /** Who takes the role: the person who is signed in, or the account just made for the purpose. */
  readonly personId: string;
}

/**
 * Takes the role that was offered. Holding the token is what counts, also for an account under another address: it was
 * mailed to the person whom the school meant. The roster hears of it and links its own record. Who holds the role already
 * goes on holding it by the membership that there is, without an end: a second one would outlive the end of the first.
 */
export class AcceptInvitationUseCase {
  constructor(
    private readonly deps: {
      invitations: InvitationRepository;
      memberships: MembershipRepository;
      schools: SchoolRepository;
      clock: Clock;
    },
  ) {}

  /** Answers the id of the membership. @throws InvitationInvalid, MembershipExists */
  async execute(input: AcceptInvitationInput): Promise<string> {
    const now = this.deps.clock.now();
    const invitation = await this.deps.invitations.findByToken(await fingerprint(input.token));
    if (!invitation) throw new InvitationInvalid();
    invitation.accept(input.personId, now);
    const school = await this.deps.schools.byId(invitation.schoolId);
    const offered = { personId: input.personId, role: invitation.role, schoolId: school.id };
    const today = school.today(now);
    const held = await this.deps.memberships.findHeld(offered, today);
    if (held) {
      if (held.to !== null) held.endOn(null);
      return held.id;
    }
    const membership = Membership.grant({ ...offered, districtId: null, from: today });
    this.deps.memberships.add(membership);
    return membership.id;
  }
}
