import type { Settled } from './mark-import.words.js';

/** Not a failure: thrown at the end of a rehearsal, so that its transaction leaves nothing behind. */
export class MarksRehearsed extends Error {
  constructor(readonly settled: Settled) {
    super('The marks were made for rehearsal only.');
  }
}
