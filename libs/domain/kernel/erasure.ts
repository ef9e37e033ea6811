/** Somebody of a school who is being erased from its roster (K6). */
export interface PersonToErase {
  readonly rosterPersonId: string;
  /** The account that the record belongs to, if any. */
  readonly personId: string | null;
  /** Where the school wrote to this record and to no other, as written and in lower case. Gone when the unit of work ends. */
  readonly addresses: readonly string[];
}

/** What has to be brought to an end before somebody can be erased, e.g. `enrolled`, and how often there is that. */
export interface ErasureObstacle {
  readonly is: string;
  readonly count: number;
}

/**
 * A context that has a say before somebody is erased, or that finds what it keeps by more than an id. Everything else is
 * done by a reaction to the event. Found among the providers of all modules, so the roster need not know who they are.
 */
export abstract class ErasurePart {
  /** What of ours stands in the way. */
  async obstacles(_to: PersonToErase): Promise<readonly ErasureObstacle[]> {
    return [];
  }

  /** Within the unit of work that erases, and only if nothing stands in the way. */
  async forget(_to: PersonToErase): Promise<void> {}
}
