import { token } from '../kernel/token.js';
import type { OnlineCourse } from './course.js';

/** The online courses of the school of the unit of work. */
export interface OnlineCourseRepository {
  /**
   * For changing it, or what belongs to it: nobody else does until the unit of work ends.
   * @param ownOnly whether the actor reaches only the courses that the actor teaches
   * @throws OnlineCourseNotFound
   */
  hold(id: string, ownOnly: boolean): Promise<OnlineCourse>;
  add(course: OnlineCourse): void;
}
export const OnlineCourseRepository = token<OnlineCourseRepository>('OnlineCourseRepository');
