import { SchoolFile } from '#domain/learning/video/school-file';
import { SchoolFileNotFound } from '#domain/learning/video/video.errors';
import type { SchoolFileRepository } from '#domain/learning/video/school-file.repository';
import { transaction } from '#platform/persistence/transaction';
import './video.mapping.js';

export class MikroSchoolFileRepository implements SchoolFileRepository {
  async byId(id: string, ownOnly: boolean): Promise<SchoolFile> {
    const { em, actor } = transaction();
    const file = await em.findOne(SchoolFile, { id });
    if (!file || (ownOnly && file.createdBy !== actor.personId)) throw new SchoolFileNotFound();
    return file;
  }

  add(file: SchoolFile): void {
    transaction().em.persist(file);
  }

  remove(file: SchoolFile): void {
    transaction().em.remove(file);
  }
}
