import type { LocalDate } from '../kernel/local-date.js';
import { token } from '../kernel/token.js';
import type { Slot, Student } from './register.words.js';

/** When sections meet and who is in them: the roster's knowledge, asked for at generation only. */
export interface Timetable {
  /** The slots of an instructional day; none on any other day (A6). */
  slotsOn(date: LocalDate): Promise<Slot[]>;
  /** The students enrolled on the date, by section. */
  studentsOn(date: LocalDate, sectionIds: readonly string[]): Promise<Map<string, Student[]>>;
  /** The school's IANA zone. */
  timeZone(): Promise<string>;
}
export const Timetable = token<Timetable>('Timetable');
