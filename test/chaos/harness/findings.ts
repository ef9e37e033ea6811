import type { Findings } from './rig.js';

/** What several parts of one run have found. */
export function together(parts: readonly Findings[]): Findings {
  return {
    figures: Object.fromEntries(parts.flatMap(({ figures }) => Object.entries(figures))),
    violations: parts.flatMap(({ violations }) => violations),
  };
}
