import type { ItemProgressState, Progress, ProgressState } from './progress-of.js';

/** What is stored of a progress. */
export interface KeptProgress {
  readonly rulesVersion: number;
  readonly state: ProgressState;
  readonly done: number;
  readonly total: number;
  readonly completedAt: string | null;
  /** Those that are begun, completed or waived. */
  readonly items: readonly {
    readonly itemId: string;
    readonly state: ItemProgressState;
    readonly completedAt: string | null;
  }[];
}

export function keptOf({ rulesVersion, state, done, total, completedAt, items }: Progress): KeptProgress {
  const begun = items
    .filter((item) => item.state !== 'not_started')
    .map((item) => ({ itemId: item.itemId, state: item.state, completedAt: item.completedAt }))
    .toSorted((a, b) => (a.itemId < b.itemId ? -1 : 1));
  return { rulesVersion, state, done, total, completedAt, items: begun };
}
