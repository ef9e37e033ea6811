import type { LocalDate } from '../kernel/local-date.js';
import { token } from '../kernel/token.js';
import type { Enrolment } from './enrolment.js';

/** The enrolments of the school of the unit of work. */
export interface EnrolmentRepository {
  /** @throws EnrolmentNotFound */
  byId(id: string): Promise<Enrolment>;
  /** Those that have not ended, or end after the day. */
  ofSectionAfter(sectionId: string, day: LocalDate): Promise<Enrolment[]>;
  /** Those that have not ended, or end after the day. */
  ofStudentAfter(studentId: string, day: LocalDate): Promise<Enrolment[]>;
  add(enrolment: Enrolment): void;
}
export const EnrolmentRepository = token<EnrolmentRepository>('EnrolmentRepository');
