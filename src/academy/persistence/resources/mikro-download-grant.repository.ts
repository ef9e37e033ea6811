import { DownloadGrant } from '#domain/academy/resources/download-grant';
import { DownloadGrantNotFound, DownloadRefused } from '#domain/academy/resources/download.errors';
import type { DownloadGrantRepository } from '#domain/academy/resources/download.repository';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import './resource.mapping.js';

const lock = prepared(`
  select from academy.download_grants g
  where g.id = $1::uuid and ($2::uuid is null or g.created_by = $2::uuid or exists (
    select from academy.resources r where r.id = g.resource_id and r.created_by = $2::uuid)) for no key update`);

export class MikroDownloadGrantRepository implements DownloadGrantRepository {
  async hold(id: string, madeBy: string | null): Promise<DownloadGrant> {
    const found = await this.lock(id, madeBy);
    if (!found) throw new DownloadGrantNotFound();
    return found;
  }

  async holdForUse(id: string): Promise<DownloadGrant> {
    const found = await this.lock(id, null);
    if (!found) throw new DownloadRefused();
    return found;
  }

  add(grant: DownloadGrant): void {
    transaction().em.persist(grant);
  }

  private async lock(id: string, madeBy: string | null): Promise<DownloadGrant | null> {
    const locked = await transaction().query(lock, [id, madeBy]);
    return locked.length === 0 ? null : transaction().em.findOne(DownloadGrant, { id });
  }
}
