import { token } from '../kernel/token.js';
import type { OnlineCourse } from './course.js';
import type { CourseRun } from './course-run.js';

export interface HeldRun {
  readonly run: CourseRun;
  readonly course: OnlineCourse;
}

/** The runs of the school of the unit of work. */
export interface CourseRunRepository {
  /**
   * With its course, both for changing: nobody else does until the unit of work ends.
   * @param ownOnly whether the actor reaches only the courses that the actor teaches
   * @throws CourseRunNotFound
   */
  hold(id: string, ownOnly: boolean): Promise<HeldRun>;
  /**
   * Of whoever reaches something in it already: nobody archives it, or its course, until the unit of work ends.
   * @throws CourseRunArchived, OnlineCourseArchived
   */
  assertOpen(id: string): Promise<void>;
  /** Those of a course that are not archived, the oldest first. */
  currentOf(courseId: string): Promise<readonly CourseRun[]>;
  add(run: CourseRun): void;
}
export const CourseRunRepository = token<CourseRunRepository>('CourseRunRepository');
