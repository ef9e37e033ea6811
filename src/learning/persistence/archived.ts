import { OnlineCourseArchived } from '#domain/learning/course.errors';
import { CourseRunArchived } from '#domain/learning/course-run.errors';
import type { PublicationState } from '#domain/learning/publication';

export interface PlaceStates {
  readonly runState: PublicationState;
  readonly courseState: PublicationState;
}

/** What is archived is kept as it was. @throws OnlineCourseArchived, CourseRunArchived */
export function assertOpen({ runState, courseState }: PlaceStates): void {
  if (courseState === 'archived') throw new OnlineCourseArchived();
  if (runState === 'archived') throw new CourseRunArchived();
}
