import type { Answer, GivenAnswer } from './question.words.js';

/**
 * Overdue: the time was over before it was submitted, and what was saved counts. Abandoned: the time was over and nothing
 * was answered; it is used up and counts for nothing. Both are then graded and released as what is submitted.
 */
export const ATTEMPT_STATES = [
  'in_progress',
  'submitted',
  'overdue',
  'abandoned',
  'graded',
  'released',
] as const;
export type AttemptState = (typeof ATTEMPT_STATES)[number];

/** What was asked in an attempt: a version of a question, with its parts in the order in which they are shown. */
export interface AskedQuestion {
  readonly questionId: string;
  readonly revision: number;
  readonly points: number;
  /** Keys. */
  readonly options: readonly string[];
  readonly targets: readonly string[];
}

export interface SavedAnswer extends Answer {
  /** Rises with each change: what a change says it was made upon. */
  readonly version: number;
  readonly savedAt: string;
}

/** What an answer is worth. */
export interface QuestionMark {
  /** Points; null: a person has to look at it. */
  readonly score: number | null;
  readonly origin: 'auto' | 'person';
  /** By which version of the question; a person goes by none. */
  readonly revision: number | null;
  readonly by: string | null;
  readonly at: string;
  /** Why it is another one than before. */
  readonly reason: string | null;
  /** For the learner. */
  readonly comment: string | null;
}

export interface AnswerToSave {
  readonly questionId: string;
  readonly answer: GivenAnswer;
  /** The version of the answer that this one was made upon; 0: there was none. */
  readonly baseVersion: number;
}
