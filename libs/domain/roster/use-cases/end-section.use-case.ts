import type { LocalDate } from '../../kernel/local-date.js';
import { expectVersion } from '../../kernel/version.js';
import type { EnrolmentRepository } from '../enrolment.repository.js';
import type { MeetingRepository } from '../meeting.repository.js';
import type { SectionRepository } from '../section.repository.js';
import type { TeachingAssignmentRepository } from '../teaching-assignment.repository.js';

export interface EndSectionInput {
  readonly sectionId: string;
  /** The last day of teaching. */
  readonly on: LocalDate;
  /** The version that the change was prepared on; undefined to change whatever is there. */
  readonly expectedVersion: number | undefined;
}

/** Ends a section with everything in it: its students have completed it, nobody teaches it and it meets no more. */
export class EndSectionUseCase {
  constructor(
    private readonly deps: {
      sections: SectionRepository;
      enrolments: EnrolmentRepository;
      assignments: TeachingAssignmentRepository;
      meetings: MeetingRepository;
    },
  ) {}

  async execute({ sectionId, on, expectedVersion }: EndSectionInput): Promise<void> {
    const { sections, enrolments, assignments, meetings } = this.deps;
    const section = await sections.hold(sectionId);
    expectVersion(section, expectedVersion);
    section.end(on);
    for (const enrolment of await enrolments.ofSectionAfter(sectionId, on)) enrolment.endBy(on, 'completed');
    for (const assignment of await assignments.ofSectionAfter(sectionId, on)) assignment.endBy(on);
    for (const meeting of await meetings.ofSectionAfter(sectionId, on)) {
      meeting.stopAfter(on);
      if (on < meeting.startsOn) meetings.remove(meeting);
    }
  }
}
