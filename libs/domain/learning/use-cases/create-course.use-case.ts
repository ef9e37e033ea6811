import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { OnlineCourse, type CourseDetails } from '../course.js';
import type { OnlineCourseRepository } from '../course.repository.js';

export type CreateCourseInput = CourseDetails;

/** A teacher, or the office, begins a course: a draft that nobody else sees. */
export class CreateCourseUseCase {
  constructor(private readonly deps: { courses: OnlineCourseRepository; clock: Clock }) {}

  async execute(details: CreateCourseInput, actor: Actor): Promise<{ id: string }> {
    const course = OnlineCourse.create(details, actor, this.deps.clock.now());
    this.deps.courses.add(course);
    return { id: course.id };
  }
}
