import { token } from '../kernel/token.js';
import type { Course } from './course.js';

/** The courses of the school of the unit of work. */
export interface CourseRepository {
  /** @throws CourseNotFound */
  byId(id: string): Promise<Course>;
  add(course: Course): void;
  remove(course: Course): void;
}
export const CourseRepository = token<CourseRepository>('CourseRepository');
