import { sumOf } from './grading.js';
import type { SchemeDetails } from './grading-scheme.words.js';

/** One result of a learner. */
export interface Line {
  readonly itemId: string;
  readonly score: number;
  readonly points: number;
}

/**
 * What all results of a learner come to, in percent with two places; null: nothing counts yet. Within a category points are
 * added; categories are weighed, those in which nothing is graded yet left out, so that nobody is marked down by what is
 * still to come.
 */
export function totalOf({ categories, excluded }: SchemeDetails, lines: readonly Line[]): number | null {
  const counting = lines.filter(({ itemId, points }) => points > 0 && !excluded.includes(itemId));
  if (categories.length === 0) return percentOf(shareOf(counting));
  const weighed = categories.flatMap(({ weight, itemIds }) => {
    const share = shareOf(counting.filter(({ itemId }) => itemIds.includes(itemId)));
    return share === null ? [] : [{ weight, share }];
  });
  const weights = weighed.reduce((sum, { weight }) => sum + weight, 0);
  if (weights === 0) return null;
  return percentOf(weighed.reduce((sum, { weight, share }) => sum + weight * share, 0) / weights);
}

function shareOf(lines: readonly Line[]): number | null {
  if (lines.length === 0) return null;
  return sumOf(lines.map(({ score }) => score)) / sumOf(lines.map(({ points }) => points));
}

function percentOf(share: number | null): number | null {
  return share === null ? null : Math.round(share * 10_000) / 100;
}
