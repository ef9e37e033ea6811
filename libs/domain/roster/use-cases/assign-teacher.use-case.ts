import type { LocalDate } from '../../kernel/local-date.js';
import type { RosterPersonRepository } from '../roster-person.repository.js';
import type { SectionRepository } from '../section.repository.js';
import { TeachingAssignment } from '../teaching-assignment.js';
import type { TeachingAssignmentRepository } from '../teaching-assignment.repository.js';
import type { TeachingRole } from '../teaching-assignment.words.js';

export interface AssignTeacherInput {
  readonly sectionId: string;
  readonly teacherId: string;
  readonly role: TeachingRole;
  /** First day; null for the first day of the section. */
  readonly startsOn: LocalDate | null;
  /** Last day; null while no end is known. */
  readonly endsOn: LocalDate | null;
}

export class AssignTeacherUseCase {
  constructor(
    private readonly deps: {
      sections: SectionRepository;
      people: RosterPersonRepository;
      assignments: TeachingAssignmentRepository;
    },
  ) {}

  async execute({
    sectionId,
    teacherId,
    role,
    startsOn,
    endsOn,
  }: AssignTeacherInput): Promise<{ id: string }> {
    const section = await this.deps.sections.hold(sectionId);
    const teacher = await this.deps.people.hold(teacherId);
    const details = { role, startsOn: startsOn ?? section.startsOn, endsOn };
    const assignment = TeachingAssignment.assign(section, teacher, details);
    this.deps.assignments.add(assignment);
    return { id: assignment.id };
  }
}
