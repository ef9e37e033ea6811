import { Enrolment } from '#domain/roster/enrolment';
import { EnrolmentNotFound } from '#domain/roster/enrolment.errors';
import type { EnrolmentRepository } from '#domain/roster/enrolment.repository';
import type { LocalDate } from '#domain/kernel/local-date';
import { ENROLMENT_ENDS } from '#domain/roster/enrolment.words';
import { transaction } from '#platform/persistence/transaction';
import './enrolment.mapping.js';

export class MikroEnrolmentRepository implements EnrolmentRepository {
  async byId(id: string): Promise<Enrolment> {
    const enrolment = await transaction().em.findOne(Enrolment, { id });
    if (!enrolment) throw new EnrolmentNotFound();
    return enrolment;
  }

  ofSectionAfter(sectionId: string, day: LocalDate): Promise<Enrolment[]> {
    return transaction().em.find(Enrolment, { sectionId, ...goingOnAfter(day) });
  }

  ofStudentAfter(studentId: string, day: LocalDate): Promise<Enrolment[]> {
    return transaction().em.find(Enrolment, { studentId, ...goingOnAfter(day) });
  }

  add(enrolment: Enrolment): void {
    transaction().em.persist(enrolment);
  }
}

function goingOnAfter(day: LocalDate) {
  return { $or: [{ state: { $nin: [...ENROLMENT_ENDS] } }, { endsOn: { $gt: day } }] };
}
