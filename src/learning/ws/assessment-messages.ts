import type { AttemptState } from '#domain/learning/assessment/attempt.words';
import type { SubmissionState } from '#domain/learning/assessment/submission.words';

/**
 * `learning.attempt_changed` on `course-run:{runId}:learners` and on `course-enrolment:{enrolmentId}:attempts`; that it is
 * released also on `course-enrolment:{enrolmentId}`, where guardians watch (B6). Of an item that learners are not shown on the
 * first alone.
 */
export class AttemptMessage {
  /** @format uuid */
  attemptId!: string;
  /** @format uuid */
  enrolmentId!: string;
  /** @format uuid */
  runId!: string;
  /** @format uuid */
  itemId!: string;
  /** The school's record of the learner. @format uuid */
  learnerId!: string;
  /** 1 for the learner's first. */
  number!: number;
  /** As it is now. */
  state!: AttemptState;
  /** When it ends by itself, by the server's clock; null: never. Its authors may move it. @format date-time */
  dueAt!: string | null;
}

/**
 * `learning.submission_changed` on `course-run:{runId}:learners` and on `course-enrolment:{enrolmentId}`; of an item that learners
 * are not shown on the first alone.
 */
export class SubmissionMessage {
  /** @format uuid */
  submissionId!: string;
  /** @format uuid */
  enrolmentId!: string;
  /** @format uuid */
  runId!: string;
  /** @format uuid */
  itemId!: string;
  /** The school's record of the learner. @format uuid */
  learnerId!: string;
  /** 1 for the learner's first. */
  number!: number;
  /** As it is now. */
  state!: SubmissionState;
}

/** `learning.result_changed`, on the same; to the learner only when it is another one that is seen (B6, B10). Read it, if you may. */
export class ResultMessage {
  /** @format uuid */
  enrolmentId!: string;
  /** @format uuid */
  runId!: string;
  /** @format uuid */
  itemId!: string;
  /** @format uuid */
  learnerId!: string;
}
