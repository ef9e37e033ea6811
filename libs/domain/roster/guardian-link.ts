import { AggregateRoot } from '../kernel/aggregate-root.js';
import { newId } from '../kernel/id.js';
import { OwnGuardian } from './guardian-link.errors.js';
import { GuardianLinked, GuardianUnlinked } from './guardian-link.events.js';
import type { RosterPerson } from './roster-person.js';

/** A guardian looks after a student, and may see what concerns the student. */
export class GuardianLink extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly guardianId!: string;
  readonly studentId!: string;
  readonly version!: number;
  private relation!: string;

  /** @param relation mother, father, carer: the school's own word */
  static between(guardian: RosterPerson, student: RosterPerson, relation: string): GuardianLink {
    if (guardian.id === student.id) throw new OwnGuardian();
    guardian.assertIs('guardian', '/guardianId');
    student.assertIs('student', '/studentId');
    const { schoolId } = student;
    const ids = { id: newId(), schoolId, guardianId: guardian.id, studentId: student.id, version: 1 };
    const link = Object.assign(new GuardianLink(), ids);
    link.relation = relation;
    link.record(new GuardianLinked(link.id, { guardianId: guardian.id, studentId: student.id }));
    return link;
  }

  rename(relation: string): void {
    this.relation = relation;
  }

  /** Said before it is removed: from then on the guardian sees nothing of the student. */
  cut(): void {
    const { guardianId, studentId } = this;
    this.record(new GuardianUnlinked(this.id, { guardianId, studentId }));
  }
}
