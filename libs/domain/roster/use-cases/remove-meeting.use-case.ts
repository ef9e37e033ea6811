import { expectVersion } from '../../kernel/version.js';
import type { MeetingRepository } from '../meeting.repository.js';

export interface RemoveMeetingInput {
  readonly meetingId: string;
  /** The version that the change was prepared on; undefined to change whatever is there. */
  readonly expectedVersion: number | undefined;
}

/** Takes a line out of the timetable. One that was right until a day is changed to end on it instead. */
export class RemoveMeetingUseCase {
  constructor(private readonly deps: { meetings: MeetingRepository }) {}

  async execute({ meetingId, expectedVersion }: RemoveMeetingInput): Promise<void> {
    const meeting = await this.deps.meetings.byId(meetingId);
    expectVersion(meeting, expectedVersion);
    meeting.cancel();
    this.deps.meetings.remove(meeting);
  }
}
