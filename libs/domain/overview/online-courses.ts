import type { Actor } from '../kernel/actor.js';
import type { LocalDate } from '../kernel/local-date.js';
import { token } from '../kernel/token.js';
import type { CoursesOfDay } from './school-day.js';
import type { CourseOfStudent } from './student-overview.js';
import type { CourseTaught } from './teacher-day.js';

/** What learning knows, within the reader's reach: what is published alone. No date is the school's today. */
export interface OnlineCourses {
  ofStudent(studentId: string, actor: Actor): Promise<readonly CourseOfStudent[]>;
  taughtBy(teacherId: string, actor: Actor): Promise<readonly CourseTaught[]>;
  day(date: LocalDate | undefined, actor: Actor): Promise<CoursesOfDay>;
}
export const OnlineCourses = token<OnlineCourses>('OnlineCourses');
