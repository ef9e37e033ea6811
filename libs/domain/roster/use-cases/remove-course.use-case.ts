import { expectVersion } from '../../kernel/version.js';
import type { CourseRepository } from '../course.repository.js';

export interface RemoveCourseInput {
  readonly courseId: string;
  /** The version that the change was prepared on; undefined to change whatever is there. */
  readonly expectedVersion: number | undefined;
}

export class RemoveCourseUseCase {
  constructor(private readonly deps: { courses: CourseRepository }) {}

  async execute({ courseId, expectedVersion }: RemoveCourseInput): Promise<void> {
    const course = await this.deps.courses.byId(courseId);
    expectVersion(course, expectedVersion);
    this.deps.courses.remove(course);
  }
}
