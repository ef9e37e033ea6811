import { expectVersion } from '../../kernel/version.js';
import type { CourseDetails } from '../course.js';
import type { CourseRepository } from '../course.repository.js';

export interface ChangeCourseInput {
  readonly courseId: string;
  readonly changes: Partial<CourseDetails>;
  /** The version that the change was prepared on; undefined to change whatever is there. */
  readonly expectedVersion: number | undefined;
}

export class ChangeCourseUseCase {
  constructor(private readonly deps: { courses: CourseRepository }) {}

  async execute({ courseId, changes, expectedVersion }: ChangeCourseInput): Promise<void> {
    const course = await this.deps.courses.byId(courseId);
    expectVersion(course, expectedVersion);
    course.change(changes);
  }
}
