import { token } from '../../kernel/token.js';
import type { EnrolmentReach } from '../enrolment/course-enrolment.repository.js';
import type { Assignment } from './assignment.js';
import type { Submission } from './submission.js';
import type { SubmittedFile } from './submitted-file.js';

/** What learners of the school of the unit of work have handed in. */
export interface SubmissionRepository {
  /**
   * For changing it: nobody else does until the unit of work ends.
   * @throws SubmissionNotFound also when it is out of reach
   */
  hold(id: string, reach: EnrolmentReach): Promise<Submission>;
  /** One learner's for one assignment, in no order. */
  ofLearner(of: Pick<Submission, 'itemId' | 'learnerId'>): Promise<readonly Submission[]>;
  /** Of whatever item it is, as long as it is an assignment. @throws NotAnAssignment, CourseItemNotFound */
  assignment(itemId: string): Promise<Assignment>;
  /** With all of its files. */
  add(submission: Submission, files: readonly SubmittedFile[]): void;
}
export const SubmissionRepository = token<SubmissionRepository>('SubmissionRepository');
