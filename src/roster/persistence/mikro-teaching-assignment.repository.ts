import { TeachingAssignment } from '#domain/roster/teaching-assignment';
import { TeachingAssignmentNotFound } from '#domain/roster/teaching-assignment.errors';
import type { TeachingAssignmentRepository } from '#domain/roster/teaching-assignment.repository';
import type { LocalDate } from '#domain/kernel/local-date';
import { transaction } from '#platform/persistence/transaction';
import './teaching-assignment.mapping.js';

export class MikroTeachingAssignmentRepository implements TeachingAssignmentRepository {
  async byId(id: string): Promise<TeachingAssignment> {
    const assignment = await transaction().em.findOne(TeachingAssignment, { id });
    if (!assignment) throw new TeachingAssignmentNotFound();
    return assignment;
  }

  ofSectionAfter(sectionId: string, day: LocalDate): Promise<TeachingAssignment[]> {
    return transaction().em.find(TeachingAssignment, { sectionId, ...goingOnAfter(day) });
  }

  ofTeacherAfter(teacherId: string, day: LocalDate): Promise<TeachingAssignment[]> {
    return transaction().em.find(TeachingAssignment, { teacherId, ...goingOnAfter(day) });
  }

  add(assignment: TeachingAssignment): void {
    transaction().em.persist(assignment);
  }
}

function goingOnAfter(day: LocalDate) {
  return { $or: [{ endsOn: null }, { endsOn: { $gt: day } }] };
}
