import type { OldWords, WordsKept } from '../old-words.js';

/** So few that a transaction takes moments. */
const AT_ONCE = 2_000;

/** Lets go of words of past years that nobody needs any more, some at a time. Nothing that is counted changes. */
export class ForgetOldWordsUseCase {
  constructor(private readonly deps: { words: OldWords }) {}

  /** Returns how much was forgotten; 0 when nothing is left to forget. */
  execute(kept: WordsKept): Promise<number> {
    return this.deps.words.forget(kept, AT_ONCE);
  }
}
