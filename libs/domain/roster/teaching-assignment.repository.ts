import type { LocalDate } from '../kernel/local-date.js';
import { token } from '../kernel/token.js';
import type { TeachingAssignment } from './teaching-assignment.js';

/** The teaching assignments of the school of the unit of work. */
export interface TeachingAssignmentRepository {
  /** @throws TeachingAssignmentNotFound */
  byId(id: string): Promise<TeachingAssignment>;
  /** Those without an end, or with one after the day. */
  ofSectionAfter(sectionId: string, day: LocalDate): Promise<TeachingAssignment[]>;
  /** Those without an end, or with one after the day. */
  ofTeacherAfter(teacherId: string, day: LocalDate): Promise<TeachingAssignment[]>;
  add(assignment: TeachingAssignment): void;
}
export const TeachingAssignmentRepository = token<TeachingAssignmentRepository>(
  'TeachingAssignmentRepository',
);
