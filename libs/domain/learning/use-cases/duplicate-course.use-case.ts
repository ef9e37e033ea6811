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

/** Copies a course with its questions, its runs and what they are made of. The copies are drafts without dates. */
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
    const current = await runs.currentOf(courseId);
    const copies = current.map((from) => ({ from, to: from.copyTo(copy, {}, actor, now) }));
    for (const { to } of copies) runs.add(to);
    const bank = await copyist.copyBank({ from: courseId, to: copy.id }, actor, now);
    await copyist.copyRuns(copies, bank);
    return { id: copy.id };
  }
}
