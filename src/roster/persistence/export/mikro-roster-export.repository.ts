import { RosterExport } from '#domain/roster/export/roster-export';
import { RosterExportNotFound } from '#domain/roster/export/roster-export.errors';
import type { RosterExportRepository } from '#domain/roster/export/roster-export.repository';
import { transaction } from '#platform/persistence/transaction';
import './roster-export.mapping.js';

export class MikroRosterExportRepository implements RosterExportRepository {
  add(rosterExport: RosterExport): void {
    transaction().em.persist(rosterExport);
  }

  async byId(id: string): Promise<RosterExport> {
    const found = await transaction().em.findOne(RosterExport, { id });
    if (!found) throw new RosterExportNotFound();
    return found;
  }
}
