import { Course } from '#domain/roster/course';
import { CourseNotFound } from '#domain/roster/course.errors';
import type { CourseRepository } from '#domain/roster/course.repository';
import { transaction } from '#platform/persistence/transaction';
import './course.mapping.js';

export class MikroCourseRepository implements CourseRepository {
  async byId(id: string): Promise<Course> {
    const course = await transaction().em.findOne(Course, { id });
    if (!course) throw new CourseNotFound();
    return course;
  }

  add(course: Course): void {
    transaction().em.persist(course);
  }

  remove(course: Course): void {
    transaction().em.remove(course);
  }
}
