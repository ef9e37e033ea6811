import type { Actor } from '../../kernel/actor.js';
import { expectVersion } from '../../kernel/version.js';
import { managesOwnOnly } from '../course.js';
import type { OnlineCourseRepository } from '../course.repository.js';
import type { PublicationState } from '../publication.js';

export interface SetCourseStateInput {
  readonly courseId: string;
  readonly state: PublicationState;
  readonly expectedVersion: number | undefined;
}

/** Publishes a course, takes it back to a draft, or archives it. */
export class SetCourseStateUseCase {
  constructor(private readonly deps: { courses: OnlineCourseRepository }) {}

  async execute({ courseId, state, expectedVersion }: SetCourseStateInput, actor: Actor): Promise<void> {
    const course = await this.deps.courses.hold(courseId, managesOwnOnly(actor));
    expectVersion(course, expectedVersion);
    course.becomes(state, actor);
  }
}
