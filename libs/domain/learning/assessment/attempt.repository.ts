import { token } from '../../kernel/token.js';
import type { EnrolmentReach } from '../enrolment/course-enrolment.repository.js';
import type { Attempt } from './attempt.js';
import type { Correction } from './key.js';
import type { AttemptBounds } from './due.js';
import type { Quiz } from './quiz.js';

/** An attempt under way, with what it was begun by and what the run says now. */
export interface UnderWay extends AttemptBounds {
  readonly attempt: Attempt;
}

/** The attempts at quizzes of the school of the unit of work. */
export interface AttemptRepository {
  /**
   * For changing it: nobody else does until the unit of work ends.
   * @throws AttemptNotFound also when it is out of reach
   */
  hold(id: string, reach: EnrolmentReach): Promise<Attempt>;
  /** One learner's at one quiz, in no order. */
  ofLearner(of: Pick<Attempt, 'itemId' | 'learnerId'>): Promise<readonly Attempt[]>;
  /** Those of several learners at one quiz, in no order. */
  ofLearners(itemId: string, learnerIds: readonly string[]): Promise<readonly Attempt[]>;
  /** Those at a quiz in these states, held, in no order. */
  holdAll(itemId: string, states: readonly Attempt['state'][]): Promise<readonly Attempt[]>;
  /** Those in the run that have not ended, held, in no order; by what was changed in this unit of work so far. */
  holdUnderWay(runId: string): Promise<readonly UnderWay[]>;
  /** Is remembered for those at the quiz that were asked before: those under way are measured by it, all say it is right. */
  correct(at: Pick<Attempt, 'runId' | 'itemId'>, by: Correction, now: Date): Promise<void>;
  /** What of the quiz was put right since the attempt was asked it, of each question what was said last. */
  correctionsOf(attempt: Attempt): Promise<readonly Correction[]>;
  /** Of whatever item it is, as long as it is a quiz. @throws NotAQuiz, CourseItemNotFound */
  quiz(itemId: string): Promise<Quiz>;
  /** @throws NoAttemptLeft when the unit of work ends, if not before */
  add(attempt: Attempt): void;
}
export const AttemptRepository = token<AttemptRepository>('AttemptRepository');
