import type { LocalDate } from '../kernel/local-date.js';
import { token } from '../kernel/token.js';
import type { Meeting } from './meeting.js';

/** The timetable of the school of the unit of work. */
export interface MeetingRepository {
  /** @throws MeetingNotFound */
  byId(id: string): Promise<Meeting>;
  /** The meetings of a section that go on after a day. */
  ofSectionAfter(sectionId: string, day: LocalDate): Promise<Meeting[]>;
  add(meeting: Meeting): void;
  remove(meeting: Meeting): void;
}
export const MeetingRepository = token<MeetingRepository>('MeetingRepository');
