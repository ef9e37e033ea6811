import type { Actor } from '../kernel/actor.js';
import type { LocalDate } from '../kernel/local-date.js';
import { token } from '../kernel/token.js';
import type { AttendanceOfDay } from './school-day.js';
import type { AttendanceRecord } from './student-overview.js';
import type { RegisterOfLesson } from './teacher-day.js';

/** What attendance knows, within the reader's reach. No date is the school's today. */
export interface AttendanceBook {
  /** The newest first. */
  lastOf(studentId: string, limit: number, actor: Actor): Promise<readonly AttendanceRecord[]>;
  registersOf(
    teacherId: string,
    date: LocalDate | undefined,
    actor: Actor,
  ): Promise<readonly RegisterOfLesson[]>;
  day(date: LocalDate | undefined, actor: Actor): Promise<AttendanceOfDay>;
}
export const AttendanceBook = token<AttendanceBook>('AttendanceBook');
