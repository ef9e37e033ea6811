import type { Download } from '#domain/academy/resources/download';
import type { DownloadRepository } from '#domain/academy/resources/download.repository';
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

interface Counted {
  readonly downloads: number;
  readonly isPublic: boolean;
}

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
}
