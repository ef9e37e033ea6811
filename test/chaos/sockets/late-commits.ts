import type { SourceChange } from '../harness/source-change.js';

/** No defect: some transactions commit a while after they have written their events, so that others overtake them. */
export const LATE_COMMITS: readonly SourceChange[] = [
  {
    file: 'libs/platform/persistence/unit-of-work.js',
    text: 'await open.commit();',
    becomes: `if (events.length > 0 && Math.random() < 0.1) await new Promise((go) => setTimeout(go, 150));
    await open.commit();`,
  },
];
