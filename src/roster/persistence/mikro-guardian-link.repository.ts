import { GuardianLink } from '#domain/roster/guardian-link';
import { GuardianLinkNotFound } from '#domain/roster/guardian-link.errors';
import type { GuardianLinkRepository } from '#domain/roster/guardian-link.repository';
import { transaction } from '#platform/persistence/transaction';
import './guardian-link.mapping.js';

export class MikroGuardianLinkRepository implements GuardianLinkRepository {
  async byId(id: string): Promise<GuardianLink> {
    const link = await transaction().em.findOne(GuardianLink, { id });
    if (!link) throw new GuardianLinkNotFound();
    return link;
  }

  add(link: GuardianLink): void {
    transaction().em.persist(link);
  }

  remove(link: GuardianLink): void {
    transaction().em.remove(link);
  }
}
