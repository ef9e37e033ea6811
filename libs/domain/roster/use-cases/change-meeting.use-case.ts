import { expectVersion } from '../../kernel/version.js';
import type { MeetingRepository } from '../meeting.repository.js';
import type { MeetingSlot } from '../meeting.words.js';
import type { SectionRepository } from '../section.repository.js';

export interface ChangeMeetingInput {
  readonly meetingId: string;
  readonly changes: Partial<MeetingSlot>;
  /** The version that the change was prepared on; undefined to change whatever is there. */
  readonly expectedVersion: number | undefined;
}

export class ChangeMeetingUseCase {
  constructor(private readonly deps: { sections: SectionRepository; meetings: MeetingRepository }) {}

  async execute({ meetingId, changes, expectedVersion }: ChangeMeetingInput): Promise<void> {
    const meeting = await this.deps.meetings.byId(meetingId);
    expectVersion(meeting, expectedVersion);
    meeting.change(changes, await this.deps.sections.hold(meeting.sectionId));
  }
}
