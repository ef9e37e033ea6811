import type { CourseEnrolmentState } from '#domain/learning/enrolment/enrolment.words';
import type { ItemProgressState, ProgressState } from '#domain/learning/progress/progress-of';

/** `learning.enrolment_changed` on `course-run:{runId}:learners` and on `course-enrolment:{enrolmentId}`. */
export class CourseEnrolmentMessage {
  /** @format uuid */
  enrolmentId!: string;
  /** @format uuid */
  runId!: string;
  /** The school's record of the learner. @format uuid */
  learnerId!: string;
  /** As it is now. */
  state!: CourseEnrolmentState;
}

/** The state of one item. */
export class ItemProgressMessage {
  /** @format uuid */
  itemId!: string;
  state!: ItemProgressState;
}

/** `learning.progress_changed`, on the same: what a query returns, L5. */
export class ProgressMessage {
  /** @format uuid */
  enrolmentId!: string;
  /** @format uuid */
  runId!: string;
  /** @format uuid */
  learnerId!: string;
  state!: ProgressState;
  done!: number;
  total!: number;
  /** `done` of `total` in whole percent, rounded down. */
  percent!: number;
  /** Those whose state is another now. */
  items!: ItemProgressMessage[];
}
