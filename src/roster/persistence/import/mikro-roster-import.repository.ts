import { RosterImport } from '#domain/roster/import/roster-import';
import { RosterImportNotFound } from '#domain/roster/import/roster-import.errors';
import type { RosterImportRepository } from '#domain/roster/import/roster-import.repository';
import { SchoolImport } from '#domain/roster/import/school-import';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import './roster-import.mapping.js';

const hold = prepared('select id from roster.imports where id = $1 for update');
const countToDo = prepared(`
  select count(*)::int as "toDo" from roster.school_imports where import_id = $1 and counts is null`);

export class MikroRosterImportRepository implements RosterImportRepository {
  add(rosterImport: RosterImport): void {
    transaction().em.persist(rosterImport);
  }

  addSchool(school: SchoolImport): void {
    transaction().em.persist(school);
  }

  async byId(id: string): Promise<RosterImport> {
    await transaction().query(hold, [id]);
    const rosterImport = await transaction().em.findOne(RosterImport, { id });
    if (!rosterImport) throw new RosterImportNotFound();
    return rosterImport;
  }

  async schoolById(importId: string, schoolId: string): Promise<SchoolImport> {
    const school = await transaction().em.findOne(SchoolImport, { importId, schoolId });
    if (!school) throw new RosterImportNotFound();
    return school;
  }

  async schoolsToDo(importId: string): Promise<number> {
    const [row] = await transaction().query<{ toDo: number }>(countToDo, [importId]);
    return row!.toDo;
  }
}
