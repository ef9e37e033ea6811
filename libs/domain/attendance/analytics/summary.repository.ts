import type { LocalDate } from '../../kernel/local-date.js';
import { token } from '../../kernel/token.js';
import type { SchoolDay } from './school-day.js';

/** The kept figures of a school's days: by student, by register, and of the school. */
export interface SummaryRepository {
  /** Others who count this school wait until the unit of work ends, and then see what it has written. */
  hold(): Promise<void>;
  /** Brings the days in line with their marks, both ends included. Answers those that were not, with their figures now. */
  summarise(first: LocalDate, last: LocalDate): Promise<SchoolDay[]>;
}
export const SummaryRepository = token<SummaryRepository>('SummaryRepository');
