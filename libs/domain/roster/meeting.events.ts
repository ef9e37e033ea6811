import { DomainEvent } from '../kernel/domain-event.js';
import type { MeetingSlot } from './meeting.words.js';

/** A section meets at another time; `was` is null for a new meeting, `is` for one that was taken out of the timetable. */
export class MeetingChanged extends DomainEvent<{
  sectionId: string;
  was: MeetingSlot | null;
  is: MeetingSlot | null;
}> {
  static override readonly type = 'roster.meeting_changed';
}
