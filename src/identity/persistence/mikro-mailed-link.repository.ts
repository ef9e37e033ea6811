import { MailedLink } from '#domain/identity/mailed-link';
import type { LinkPurpose } from '#domain/identity/mailed-link.words';
import type { MailedLinkRepository } from '#domain/identity/mailed-link.repository';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import './account.mapping.js';

const hold = prepared('select id from identity.mailed_links where token_hash = $1 for update');

export class MikroMailedLinkRepository implements MailedLinkRepository {
  add(link: MailedLink): void {
    transaction().em.persist(link);
  }

  async findByToken(tokenHash: string): Promise<MailedLink | null> {
    const [held] = await transaction().query<{ id: string }>(hold, [tokenHash]);
    return held ? transaction().em.findOne(MailedLink, { id: held.id }) : null;
  }

  findUnused(personId: string, purpose: LinkPurpose): Promise<MailedLink[]> {
    return transaction().em.find(MailedLink, { personId, purpose, usedAt: null });
  }
}
