import { SiteNotFound } from '#domain/academy/content/content.errors';
import { Site } from '#domain/academy/content/site';
import type { SiteRepository } from '#domain/academy/content/site.repository';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import './content.mapping.js';

const lock = prepared(`select s.id from academy.sites s for no key update`);
// Whoever changes its languages waits, whoever writes in one of them as well does not.
const lockShared = prepared(`select s.id from academy.sites s for share`);

const inUse = prepared(`
  select distinct v.locale from academy.versions v
  where v.state in ('draft', 'in_review', 'scheduled', 'published') order by 1`);

export class MikroSiteRepository implements SiteRepository {
  async hold(shared?: 'shared'): Promise<Site> {
    const [held] = await transaction().query<{ id: string }>(shared ? lockShared : lock);
    if (!held) throw new SiteNotFound();
    return transaction().em.findOneOrFail(Site, { id: held.id });
  }

  add(site: Site): void {
    transaction().em.persist(site);
  }

  async localesInUse(): Promise<string[]> {
    const rows = await transaction().query<{ locale: string }>(inUse);
    return rows.map(({ locale }) => locale);
  }
}
