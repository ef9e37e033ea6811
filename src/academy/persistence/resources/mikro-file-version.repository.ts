import { FileVersion } from '#domain/academy/resources/file-version';
import { FileVersionNotFound } from '#domain/academy/resources/file-version.errors';
import type { FileVersionRepository } from '#domain/academy/resources/file-version.repository';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import './resource.mapping.js';

const sources = prepared(
  `select source_id as "sourceId" from academy.file_versions where resource_id = $1::uuid order by number`,
);

export class MikroFileVersionRepository implements FileVersionRepository {
  async byNumber(resourceId: string, number: number): Promise<FileVersion> {
    const found = await transaction().em.findOne(FileVersion, { resourceId, number });
    if (!found) throw new FileVersionNotFound();
    return found;
  }

  async sourcesOf(resourceId: string): Promise<string[]> {
    const rows = await transaction().query<{ sourceId: string }>(sources, [resourceId]);
    return rows.map(({ sourceId }) => sourceId);
  }

  add(version: FileVersion): void {
    transaction().em.persist(version);
  }
}
