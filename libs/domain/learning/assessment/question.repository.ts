import { token } from '../../kernel/token.js';
import type { Question } from './question.js';
import type { QuestionContent } from './question.words.js';
import type { Draw, Quiz } from './quiz.js';

/** A version of a question, as somebody is asked it. */
export interface QuestionVersion {
  readonly questionId: string;
  readonly revision: number;
  readonly content: QuestionContent;
}

/** The question banks of the school of the unit of work. */
export interface QuestionRepository {
  /**
   * For changing it: nobody else does until the unit of work ends.
   * @param ownOnly whether the actor reaches only the banks of the courses that the actor teaches
   * @throws QuestionNotFound
   */
  hold(id: string, ownOnly: boolean): Promise<Question>;
  /** The bank of a course. */
  ofCourse(courseId: string): Promise<readonly Question[]>;
  add(question: Question): void;
  /** @throws OnlineCourseNotFound unless there is such a course, of the actor's own if `ownOnly` */
  assertBank(courseId: string | null, ownOnly: boolean): Promise<void>;
  /** @throws QuizInvalid unless what the quiz asks is active in the bank of the course, or of the school */
  assertAskable(quiz: Quiz, courseId: string): Promise<void>;
  /** The ids of the active questions of a pool, in no order that means anything. */
  inPool(draw: Draw): Promise<readonly string[]>;
  /** The newest versions, in no order. */
  newest(ids: readonly string[]): Promise<readonly QuestionVersion[]>;
  /** Just these versions, in no order. */
  versions(asked: readonly Omit<QuestionVersion, 'content'>[]): Promise<readonly QuestionVersion[]>;
}
export const QuestionRepository = token<QuestionRepository>('QuestionRepository');
