import type { LocalDate } from '../../kernel/local-date.js';
import { Meeting } from '../meeting.js';
import type { MeetingRepository } from '../meeting.repository.js';
import type { SectionRepository } from '../section.repository.js';

export interface ScheduleMeetingInput {
  readonly sectionId: string;
  readonly periodId: string;
  /** ISO 8601: Monday 1 … Sunday 7. */
  readonly weekday: number;
  /** First and last day; null for those of the section. */
  readonly startsOn: LocalDate | null;
  readonly endsOn: LocalDate | null;
}

export class ScheduleMeetingUseCase {
  constructor(private readonly deps: { sections: SectionRepository; meetings: MeetingRepository }) {}

  async execute({ sectionId, periodId, weekday, ...dates }: ScheduleMeetingInput): Promise<{ id: string }> {
    const section = await this.deps.sections.hold(sectionId);
    const { startsOn, endsOn } = section;
    const slot = { startsOn: dates.startsOn ?? startsOn, endsOn: dates.endsOn ?? endsOn };
    const meeting = Meeting.schedule(section, { periodId, weekday, ...slot });
    this.deps.meetings.add(meeting);
    return { id: meeting.id };
  }
}
