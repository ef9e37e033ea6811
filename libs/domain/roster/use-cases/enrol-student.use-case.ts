import type { LocalDate } from '../../kernel/local-date.js';
import { Enrolment } from '../enrolment.js';
import type { EnrolmentRepository } from '../enrolment.repository.js';
import type { RosterPersonRepository } from '../roster-person.repository.js';
import type { SectionRepository } from '../section.repository.js';

export interface EnrolStudentInput {
  readonly sectionId: string;
  readonly studentId: string;
  /** First day; null for the first day of the section. */
  readonly startsOn: LocalDate | null;
  /** Last day; null while no end is known. */
  readonly endsOn: LocalDate | null;
  /** `pre-enrolled` keeps a place for a student who does not attend yet. */
  readonly state: 'pre-enrolled' | 'active';
}

export class EnrolStudentUseCase {
  constructor(
    private readonly deps: {
      sections: SectionRepository;
      people: RosterPersonRepository;
      enrolments: EnrolmentRepository;
    },
  ) {}

  async execute({
    sectionId,
    studentId,
    startsOn,
    endsOn,
    state,
  }: EnrolStudentInput): Promise<{ id: string }> {
    const section = await this.deps.sections.hold(sectionId);
    const student = await this.deps.people.hold(studentId);
    const dates = { startsOn: startsOn ?? section.startsOn, endsOn };
    const enrolment = Enrolment.begin(section, student, dates, state);
    this.deps.enrolments.add(enrolment);
    return { id: enrolment.id };
  }
}
