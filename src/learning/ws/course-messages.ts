import type { PublicationState } from '#domain/learning/publication';
import type { OutlineChange } from '#domain/learning/outline/outline.words';

/** `learning.course_…` on `school:{schoolId}:online-courses` (what is published, or was) and on `online-course:{courseId}`. */
export class CourseMessage {
  /** @format uuid */
  courseId!: string;
  /** As it is now. */
  state!: PublicationState;
  /** Null while it is not published: read it, if you may. */
  title!: string | null;
}

/** `learning.run_…`, on the same. */
export class CourseRunMessage {
  /** @format uuid */
  courseId!: string;
  /** @format uuid */
  runId!: string;
  state!: PublicationState;
}

/** `learning.outline_changed` on `online-course:{courseId}`. */
export class OutlineMessage {
  /** @format uuid */
  courseId!: string;
  /** @format uuid */
  runId!: string;
  change!: OutlineChange;
  /** The module or the item; of a rearrangement the run. @format uuid */
  subjectId!: string;
}
