import type { Actor } from '../../kernel/actor.js';
import { expectVersion } from '../../kernel/version.js';
import { managesOwnOnly, type CourseDetails } from '../course.js';
import type { OnlineCourseRepository } from '../course.repository.js';

export interface ChangeCourseInput {
  readonly courseId: string;
  readonly changes: Partial<CourseDetails>;
  /** The version that the change was prepared on; undefined to change whatever is there. */
  readonly expectedVersion: number | undefined;
}

export class ChangeCourseUseCase {
  constructor(private readonly deps: { courses: OnlineCourseRepository }) {}

  async execute({ courseId, changes, expectedVersion }: ChangeCourseInput, actor: Actor): Promise<void> {
    const course = await this.deps.courses.hold(courseId, managesOwnOnly(actor));
    expectVersion(course, expectedVersion);
    course.change(changes, actor);
  }
}
