import type { CourseEnrolmentState } from '#domain/learning/enrolment/enrolment.words';

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
