import { School } from '#domain/identity/school';
import { SchoolNotFound } from '#domain/identity/school.errors';
import type { SchoolRepository } from '#domain/identity/school.repository';
import { transaction } from '#platform/persistence/transaction';
import './school.mapping.js';

export class MikroSchoolRepository implements SchoolRepository {
  add(school: School): void {
    transaction().em.persist(school);
  }

  async byId(schoolId: string): Promise<School> {
    const school = await transaction().em.findOne(School, { id: schoolId });
    if (!school) throw new SchoolNotFound();
    return school;
  }

  findBySource(districtId: string, sourceId: string): Promise<School | null> {
    return transaction().em.findOne(School, { districtId, sourceId });
  }
}
