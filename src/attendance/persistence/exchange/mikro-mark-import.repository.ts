import { MarkImport } from '#domain/attendance/mark-import/mark-import';
import { MarkImportNotFound } from '#domain/attendance/mark-import/mark-import.errors';
import type { MarkImportRepository } from '#domain/attendance/mark-import/mark-import.repository';
import { transaction } from '#platform/persistence/transaction';
import './mark-import.mapping.js';

export class MikroMarkImportRepository implements MarkImportRepository {
  add(markImport: MarkImport): void {
    transaction().em.persist(markImport);
  }

  async byId(id: string): Promise<MarkImport> {
    const found = await transaction().em.findOne(MarkImport, { id });
    if (!found) throw new MarkImportNotFound();
    return found;
  }
}
