import { WatchedView } from '../queries/watching.view.js';

/** `learning.watching_changed` on `course-run:{runId}:learners` and on `course-enrolment:{enrolmentId}`: what a query returns, L5. */
export class WatchingMessage extends WatchedView {
  /** @format uuid */
  enrolmentId!: string;
  /** @format uuid */
  runId!: string;
  /** @format uuid */
  learnerId!: string;
}
