import { AcademicYear } from '#domain/roster/academic-year';
import { AcademicYearNotFound } from '#domain/roster/academic-year.errors';
import type { AcademicYearRepository } from '#domain/roster/academic-year.repository';
import { transaction } from '#platform/persistence/transaction';
import { held, holdRow } from './hold.js';
import './academic-year.mapping.js';

const hold = holdRow('roster.academic_years');

export class MikroAcademicYearRepository implements AcademicYearRepository {
  async hold(id: string): Promise<AcademicYear> {
    const year = await held(hold, id, () => transaction().em.findOne(AcademicYear, { id }));
    if (!year) throw new AcademicYearNotFound();
    return year;
  }

  add(year: AcademicYear): void {
    transaction().em.persist(year);
  }

  remove(year: AcademicYear): void {
    transaction().em.remove(year);
  }
}
