import type { LocalDate } from '../../kernel/local-date.js';
import { expectVersion } from '../../kernel/version.js';
import type { EnrolmentRepository } from '../enrolment.repository.js';
import type { EnrolmentEnd } from '../enrolment.words.js';
import type { RosterPersonRepository } from '../roster-person.repository.js';
import type { TeachingAssignmentRepository } from '../teaching-assignment.repository.js';

export interface RecordDepartureInput {
  readonly rosterPersonId: string;
  /** The last day at the school. */
  readonly on: LocalDate;
  /** How the enrolments of a student end. */
  readonly as: EnrolmentEnd;
  /** The version that the change was prepared on; undefined to change whatever is there. */
  readonly expectedVersion: number | undefined;
}

/** Somebody leaves the school: what they attended or taught ends on that day, and stays on record. */
export class RecordDepartureUseCase {
  constructor(
    private readonly deps: {
      people: RosterPersonRepository;
      enrolments: EnrolmentRepository;
      assignments: TeachingAssignmentRepository;
    },
  ) {}

  async execute({ rosterPersonId, on, as, expectedVersion }: RecordDepartureInput): Promise<void> {
    const { people, enrolments, assignments } = this.deps;
    const person = await people.hold(rosterPersonId);
    expectVersion(person, expectedVersion);
    person.leave();
    for (const enrolment of await enrolments.ofStudentAfter(rosterPersonId, on)) enrolment.endBy(on, as);
    for (const assignment of await assignments.ofTeacherAfter(rosterPersonId, on)) assignment.endBy(on);
  }
}
