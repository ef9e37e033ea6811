import type { Download } from '#domain/academy/resources/download';
import type { Counted, DownloadRepository } from '#domain/academy/resources/download.repository';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';

const underWay = prepared(`
  select from academy.downloads d
  where d.school_id = platform.current_school() and d.download_grant_id = $1::uuid and d.client = $2::uuid and d.begun_at > $3
  limit 1`);

// The count of a resource and its downloads are written together, so that they are never two numbers (C8).
const begin = prepared(`
  with begun as (
    insert into academy.downloads (id, school_id, resource_id, file_version_id, download_grant_id, client, begun_at)
    values ($1, platform.current_school(), $2, $3, $4, $5, $6) returning school_id, resource_id)
  update academy.resources r set downloads = r.downloads + 1 from begun b
  where r.school_id = b.school_id and r.id = b.resource_id returning r.downloads, r.state = 'published' as "isPublic"`);

// Whoever takes the same collection at the same moment waits. A statement of its own: what was begun meanwhile is seen by the next.
const takeTurn = prepared(`select pg_advisory_xact_lock(hashtextextended('take ' || $1 || ' ' || $2, 0))`);

// The resources are held in one order, whatever order they lie in, so that no two wait for each other.
const beginAll = prepared(`
  with held as materialized (
    select r.id from academy.resources r where r.id = any ($2::uuid[]) order by r.id for no key update),
  begun as (
    insert into academy.downloads (id, school_id, resource_id, file_version_id, collection_id, client, begun_at)
    select n.id, platform.current_school(), n.resource_id, n.file_version_id, $4, $5, $6
    from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as n (id, resource_id, file_version_id)
    join held h on h.id = n.resource_id
    where not exists (
      select from academy.downloads d where d.school_id = platform.current_school() and d.collection_id = $4
        and d.client = $5 and d.file_version_id = n.file_version_id and d.begun_at > $7)
    returning id, school_id, resource_id)
  update academy.resources r set downloads = r.downloads + 1 from begun b
  where r.school_id = b.school_id and r.id = b.resource_id
  returning b.id, r.downloads, r.state = 'published' as "isPublic"`);

export class SqlDownloadRepository implements DownloadRepository {
  async isUnderWay(downloadGrantId: string, client: string, since: Date): Promise<boolean> {
    const found = await transaction().query(underWay, [downloadGrantId, client, since]);
    return found.length > 0;
  }

  async begin(download: Download): Promise<Counted> {
    const { id, resourceId, fileVersionId, downloadGrantId, client, begunAt } = download;
    const values = [id, resourceId, fileVersionId, downloadGrantId, client, begunAt];
    const [row] = await transaction().query<Counted>(begin, values);
    transaction().track(download);
    return row!;
  }

  async beginAll(downloads: readonly Download[], since: Date): Promise<ReadonlyMap<string, Counted>> {
    const [first] = downloads;
    if (!first) return new Map();
    const { collectionId, client, begunAt } = first;
    await transaction().query(takeTurn, [collectionId, client]);
    const of = (field: 'id' | 'resourceId' | 'fileVersionId') => downloads.map((one) => one[field]);
    const rows = await transaction().query<Counted & { readonly id: string }>(beginAll, [
      of('id'),
      of('resourceId'),
      of('fileVersionId'),
      collectionId,
      client,
      begunAt,
      since,
    ]);
    for (const download of downloads) transaction().track(download);
    return new Map(rows.map((row) => [row.id, row]));
  }
}
