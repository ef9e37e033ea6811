import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { Role } from '../../kernel/permissions.js';
import { Invitation } from '../invitation.js';
import type { InvitationRepository } from '../invitation.repository.js';
import type { LinkTokens } from '../link-tokens.js';
import { assertMayGive } from '../place.js';

export interface InviteInput {
  readonly schoolId: string;
  readonly email: string;
  readonly role: Role;
  /** The school's own record of the person, to be linked when the invitation is accepted. */
  readonly rosterPersonId?: string | null;
}

/** Asks somebody by mail to take a role. It is the same whether the address has an account or not. */
export class InviteUseCase {
  constructor(
    private readonly deps: { invitations: InvitationRepository; linkTokens: LinkTokens; clock: Clock },
  ) {}

  /** Answers the id. @throws RoleAboveYours, RoleOutOfPlace, NotAnEmailAddress */
  async execute(input: InviteInput, actor: Actor): Promise<string> {
    assertMayGive(input.role, actor);
    const particulars = { ...input, rosterPersonId: input.rosterPersonId ?? null, invitedBy: actor.personId };
    const invitation = await Invitation.create(particulars, this.deps.linkTokens, this.deps.clock.now());
    this.deps.invitations.add(invitation);
    return invitation.id;
  }
}
