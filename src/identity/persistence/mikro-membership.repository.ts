import { Membership } from '#domain/identity/membership';
import type { MembershipRepository } from '#domain/identity/membership.repository';
import { MembershipNotFound } from '#domain/identity/school.errors';
import { transaction } from '#platform/persistence/transaction';
import './school.mapping.js';

export class MikroMembershipRepository implements MembershipRepository {
  add(membership: Membership): void {
    transaction().em.persist(membership);
  }

  /** In the place of the unit of work alone: row security also shows the actor's own memberships elsewhere. */
  async byId(membershipId: string): Promise<Membership> {
    const { schoolId } = transaction().actor;
    const membership = await transaction().em.findOne(Membership, { id: membershipId, schoolId });
    if (!membership) throw new MembershipNotFound();
    return membership;
  }
}
