import type { Actor } from '../../kernel/actor.js';
import { expectVersion } from '../../kernel/version.js';
import type { Colleagues } from '../colleagues.js';
import { managesOwnOnly } from '../course.js';
import { InstructorUnknown } from '../course.errors.js';
import type { OnlineCourseRepository } from '../course.repository.js';

export interface EntrustCourseInput {
  readonly courseId: string;
  /** All who teach it, by their ids in the identity context. */
  readonly personIds: readonly string[];
  readonly expectedVersion: number | undefined;
}

/** Says who teaches a course: they work on it, and are shown with it. */
export class EntrustCourseUseCase {
  constructor(private readonly deps: { courses: OnlineCourseRepository; colleagues: Colleagues }) {}

  async execute({ courseId, personIds, expectedVersion }: EntrustCourseInput, actor: Actor): Promise<void> {
    const course = await this.deps.courses.hold(courseId, managesOwnOnly(actor));
    expectVersion(course, expectedVersion);
    const colleagues = await this.deps.colleagues.among(personIds);
    if (personIds.some((id) => !colleagues.has(id))) throw new InstructorUnknown();
    course.entrustTo(personIds, actor);
  }
}
