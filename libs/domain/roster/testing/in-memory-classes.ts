import type { LocalDate } from '../../kernel/local-date.js';
import { EnrolmentNotFound } from '../enrolment.errors.js';
import type { Enrolment } from '../enrolment.js';
import type { EnrolmentRepository } from '../enrolment.repository.js';
import { GuardianLinkNotFound } from '../guardian-link.errors.js';
import type { GuardianLink } from '../guardian-link.js';
import type { GuardianLinkRepository } from '../guardian-link.repository.js';
import { MeetingNotFound } from '../meeting.errors.js';
import type { Meeting } from '../meeting.js';
import type { MeetingRepository } from '../meeting.repository.js';
import { RosterPersonNotFound } from '../roster-person.errors.js';
import type { RosterPerson } from '../roster-person.js';
import type { RosterPersonRepository } from '../roster-person.repository.js';
import type { RosterRole } from '../roster-person.words.js';
import { SectionNotFound } from '../section.errors.js';
import type { Section } from '../section.js';
import type { SectionRepository } from '../section.repository.js';
import { TeachingAssignmentNotFound } from '../teaching-assignment.errors.js';
import type { TeachingAssignment } from '../teaching-assignment.js';
import type { TeachingAssignmentRepository } from '../teaching-assignment.repository.js';
import { Kept } from './in-memory-roster.js';

export class InMemorySections extends Kept<Section> implements SectionRepository {
  readonly termsOf = new Map<string, readonly string[]>();

  constructor() {
    super(SectionNotFound);
  }

  async placeInTerms(section: Section, termIds: readonly string[]): Promise<void> {
    this.termsOf.set(section.id, termIds);
  }
}

export class InMemoryMeetings extends Kept<Meeting> implements MeetingRepository {
  constructor() {
    super(MeetingNotFound);
  }

  async ofSectionAfter(sectionId: string, day: LocalDate): Promise<Meeting[]> {
    return this.all.filter((meeting) => meeting.sectionId === sectionId && meeting.endsOn > day);
  }
}

export class InMemoryEnrolments extends Kept<Enrolment> implements EnrolmentRepository {
  constructor() {
    super(EnrolmentNotFound);
  }

  async ofSectionAfter(sectionId: string, day: LocalDate): Promise<Enrolment[]> {
    return this.all.filter((enrolment) => enrolment.sectionId === sectionId && goesOn(enrolment, day));
  }

  async ofStudentAfter(studentId: string, day: LocalDate): Promise<Enrolment[]> {
    return this.all.filter((enrolment) => enrolment.studentId === studentId && goesOn(enrolment, day));
  }
}

function goesOn(enrolment: Enrolment, day: LocalDate): boolean {
  return !enrolment.isOver() || enrolment.endsOn === null || enrolment.endsOn > day;
}

export class InMemoryTeachingAssignments
  extends Kept<TeachingAssignment>
  implements TeachingAssignmentRepository
{
  constructor() {
    super(TeachingAssignmentNotFound);
  }

  async ofSectionAfter(sectionId: string, day: LocalDate): Promise<TeachingAssignment[]> {
    return this.after(day).filter((assignment) => assignment.sectionId === sectionId);
  }

  async ofTeacherAfter(teacherId: string, day: LocalDate): Promise<TeachingAssignment[]> {
    return this.after(day).filter((assignment) => assignment.teacherId === teacherId);
  }

  private after(day: LocalDate): TeachingAssignment[] {
    return this.all.filter(({ endsOn }) => endsOn === null || endsOn > day);
  }
}

export class InMemoryGuardianLinks extends Kept<GuardianLink> implements GuardianLinkRepository {
  constructor() {
    super(GuardianLinkNotFound);
  }
}

export class InMemoryRosterPeople extends Kept<RosterPerson> implements RosterPersonRepository {
  constructor(
    private readonly around: {
      readonly enrolments: InMemoryEnrolments;
      readonly assignments: InMemoryTeachingAssignments;
      readonly links: InMemoryGuardianLinks;
    },
  ) {
    super(RosterPersonNotFound);
  }

  async holdOf(personId: string): Promise<RosterPerson | null> {
    return this.all.find((person) => person.toErase().personId === personId) ?? null;
  }

  async rolesInUse(id: string): Promise<ReadonlySet<RosterRole>> {
    const { enrolments, assignments, links } = this.around;
    const roles = new Set<RosterRole>();
    if (enrolments.all.some((one) => one.studentId === id && !one.isOver())) roles.add('student');
    if (assignments.all.some((one) => one.teacherId === id && one.endsOn === null)) roles.add('staff');
    if (links.all.some((one) => one.studentId === id)) roles.add('student');
    if (links.all.some((one) => one.guardianId === id)) roles.add('guardian');
    return roles;
  }
}
