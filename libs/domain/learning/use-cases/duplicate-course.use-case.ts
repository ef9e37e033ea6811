import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { managesOwnOnly } from '../course.js';
import type { OnlineCourseRepository } from '../course.repository.js';
import type { CourseRunRepository } from '../course-run.repository.js';
import type { Copyist } from '../outline/copyist.js';

export interface DuplicateCourseInput {
  readonly courseId: string;
  /** Of the copy; null: the same. */
  readonly title: string | null;
}

/** Copies a course with its runs and what they are made of. The copies are drafts without dates. */
export class DuplicateCourseUseCase {
  constructor(
    private readonly deps: {
      courses: OnlineCourseRepository;
      runs: CourseRunRepository;
      copyist: Copyist;
      clock: Clock;
    },
  ) {}

  async execute({ courseId, title }: DuplicateCourseInput, actor: Actor): Promise<{ id: string }> {
    const { courses, runs, copyist, clock } = this.deps;
    const [original, now] = [await courses.hold(courseId, managesOwnOnly(actor)), clock.now()];
    const copy = original.copy(title, actor, now);
    courses.add(copy);
    for (const run of await runs.currentOf(courseId)) {
      const copiedRun = run.copyTo(copy, {}, actor, now);
      runs.add(copiedRun);
      await copyist.copy(run, copiedRun);
    }
    return { id: copy.id };
  }
}
