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
  /** The school's IANA zone. */
  timeZone(): Promise<string>;
  /**
   * Files that nobody needs any more, held until the unit of work ends, while nobody grades what they belong to: of what was given
   * back before then, when something else was handed in before then as well; and of what was not graded, when something later
   * was before then. What counts keeps its files.
   * @param most submissions
   */
  replacedFiles(before: Date, most: number): Promise<readonly SubmittedFile[]>;
  /** Files that are there, of runs that are over or archived, and that are not the school's yet; held. */
  filesOfEndedRuns(most: number): Promise<readonly SubmittedFile[]>;
  /** With all of its files. */
  add(submission: Submission, files: readonly SubmittedFile[]): void;
}
export const SubmissionRepository = token<SubmissionRepository>('SubmissionRepository');
