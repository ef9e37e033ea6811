import { token } from '../../kernel/token.js';

/** For how many months, 12 or more; null: for good. */
export interface WordsKept {
  /** To whom the school has written, and what. */
  readonly mails: number | null;
  /** Reasons and notes of absences and of the front desk. */
  readonly notes: number | null;
}

/** What a school has written and was told, in words; what is counted is kept elsewhere. */
export interface OldWords {
  /** Forgets what is older, at most so much of each kind at once. @returns how much that was */
  forget(kept: WordsKept, atMost: number): Promise<number>;
}
export const OldWords = token<OldWords>('OldWords');
