import type { RosterCounts } from './roster-counts.js';

/** Not a failure: thrown at the end of a rehearsal, so that its transaction leaves nothing behind. */
export class Rehearsed extends Error {
  constructor(readonly counts: RosterCounts) {
    super('The school was taken over for rehearsal only.');
  }
}
