import type { Actor } from '../../kernel/actor.js';
import { Course, type CourseDetails } from '../course.js';
import type { CourseRepository } from '../course.repository.js';

export type CreateCourseInput = CourseDetails;

export class CreateCourseUseCase {
  constructor(private readonly deps: { courses: CourseRepository }) {}

  async execute(input: CreateCourseInput, actor: Actor): Promise<{ id: string }> {
    const course = Course.create(actor.schoolId!, input);
    this.deps.courses.add(course);
    return { id: course.id };
  }
}
