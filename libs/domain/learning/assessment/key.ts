import type { QuestionVersion } from './question.repository.js';

/** The versions of questions that were asked, by the ids of the questions. */
export type Paper = ReadonlyMap<string, QuestionVersion>;

/** A question of a quiz that was put right: who was asked a former version of it is measured by this one. */
export interface Correction {
  readonly version: QuestionVersion;
  readonly reason: string;
  readonly by: string | null;
}

/** By what an attempt is measured when it ends. */
export interface Key {
  readonly paper: Paper;
  /** What was put right while it was under way. */
  readonly corrections: readonly Correction[];
}
