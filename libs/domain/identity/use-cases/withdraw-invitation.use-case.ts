import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { InvitationRepository } from '../invitation.repository.js';
import { assertMayGive } from '../place.js';

export interface WithdrawInvitationInput {
  readonly invitationId: string;
}

export class WithdrawInvitationUseCase {
  constructor(private readonly deps: { invitations: InvitationRepository; clock: Clock }) {}

  /** @throws InvitationNotFound, InvitationAlreadyAccepted, RoleAboveYours */
  async execute(input: WithdrawInvitationInput, actor: Actor): Promise<void> {
    const invitation = await this.deps.invitations.byId(input.invitationId);
    assertMayGive(invitation.role, actor);
    invitation.withdraw(this.deps.clock.now());
  }
}
