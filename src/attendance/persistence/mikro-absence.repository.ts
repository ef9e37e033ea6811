import { Absence } from '#domain/attendance/absence/absence';
import { AbsenceNotFound } from '#domain/attendance/absence/absence.errors';
import type { AbsenceRepository } from '#domain/attendance/absence/absence.repository';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import './absence.mapping.js';

// Own is what one has asked for, as long as one looks after the student or teaches there.
const lock = prepared(`
  select id from attendance.absences a
  where a.id = $1 and (not $2::boolean or a.requested_by = platform.current_person()
    and (attendance.person_guards(a.student_id) or attendance.person_teaches_student(a.student_id, attendance.school_today())))
  for update`);

export class MikroAbsenceRepository implements AbsenceRepository {
  async byId(id: string, ownOnly: boolean): Promise<Absence> {
    const locked = await transaction().query(lock, [id, ownOnly]);
    if (locked.length === 0) throw new AbsenceNotFound();
    return transaction().em.findOneOrFail(Absence, { id });
  }

  add(absence: Absence): void {
    transaction().em.persist(absence);
  }
}
