import type { LocalDate } from '#domain/kernel/local-date';
import { Membership } from '#domain/identity/membership';
import type { HeldRole, MembershipRepository } from '#domain/identity/membership.repository';
import { MembershipNotFound } from '#domain/identity/school.errors';
import { transaction } from '#platform/persistence/transaction';
import './school.mapping.js';

export class MikroMembershipRepository implements MembershipRepository {
  add(membership: Membership): void {
    transaction().em.persist(membership);
  }

  /** In the school of the unit of work alone, or outside of schools: row security also shows the actor's own elsewhere. */
  async byId(membershipId: string): Promise<Membership> {
    const { schoolId } = transaction().actor;
    const membership = await transaction().em.findOne(Membership, { id: membershipId, schoolId });
    if (!membership) throw new MembershipNotFound();
    return membership;
  }

  findHeld(held: HeldRole, on: LocalDate): Promise<Membership | null> {
    const lasts = { $or: [{ to: null }, { to: { $gte: on } }] };
    return transaction().em.findOne(Membership, { ...held, from: { $lte: on }, ...lasts });
  }
}
