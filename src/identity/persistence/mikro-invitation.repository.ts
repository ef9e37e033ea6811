import { Invitation } from '#domain/identity/invitation';
import { InvitationNotFound } from '#domain/identity/invitation.errors';
import type { InvitationRepository } from '#domain/identity/invitation.repository';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import './school.mapping.js';

const hold = prepared('select id from identity.invitations where token_hash = $1 for update');

export class MikroInvitationRepository implements InvitationRepository {
  add(invitation: Invitation): void {
    transaction().em.persist(invitation);
  }

  async byId(invitationId: string): Promise<Invitation> {
    const invitation = await transaction().em.findOne(Invitation, { id: invitationId });
    if (!invitation) throw new InvitationNotFound();
    return invitation;
  }

  async findByToken(tokenHash: string): Promise<Invitation | null> {
    const [held] = await transaction().query<{ id: string }>(hold, [tokenHash]);
    return held ? transaction().em.findOne(Invitation, { id: held.id }) : null;
  }
}
