import { EdfiExport } from '#domain/attendance/edfi/edfi-export';
import { EdfiExportNotFound } from '#domain/attendance/edfi/edfi-export.errors';
import type { EdfiExportRepository } from '#domain/attendance/edfi/edfi-export.repository';
import { transaction } from '#platform/persistence/transaction';
import './edfi-export.mapping.js';

export class MikroEdfiExportRepository implements EdfiExportRepository {
  add(edfiExport: EdfiExport): void {
    transaction().em.persist(edfiExport);
  }

  async byId(id: string): Promise<EdfiExport> {
    const found = await transaction().em.findOne(EdfiExport, { id });
    if (!found) throw new EdfiExportNotFound();
    return found;
  }
}
