import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { managesOwnOnly } from '../course.js';
import type { OnlineCourseRepository } from '../course.repository.js';
import { CourseRun, type RunDetails } from '../course-run.js';
import type { CourseRunRepository } from '../course-run.repository.js';

export interface CreateRunInput extends RunDetails {
  readonly courseId: string;
}

export class CreateRunUseCase {
  constructor(
    private readonly deps: { courses: OnlineCourseRepository; runs: CourseRunRepository; clock: Clock },
  ) {}

  async execute({ courseId, ...details }: CreateRunInput, actor: Actor): Promise<{ id: string }> {
    const { courses, runs, clock } = this.deps;
    const course = await courses.hold(courseId, managesOwnOnly(actor));
    const run = CourseRun.plan(course, details, actor, clock.now());
    runs.add(run);
    return { id: run.id };
  }
}
