import type { Witnessed } from '../progress/evidence.js';
import type { ItemResult } from './item-result.js';
import { isPassed, type Points } from './result-of.js';

/** A result as evidence. */
export function scoredAs(itemId: string, { score, points }: Points, passAt: number | null): Witnessed {
  const share = Math.round((score * 10_000) / points) / 10_000;
  return { kind: 'scored', itemId, score: share, passed: isPassed({ score, points }, passAt) };
}

/**
 * What the learner sees is evidence; what is not shown yet is none (B6). Since a reset what was begun afterwards is: what a person
 * has said was noted when it was said, and is not noted anew.
 * @param worked what is released of what was begun since then
 */
export function resultSeen(
  result: ItemResult,
  passAt: number | null,
  since: Date | null,
  worked: (since: Date) => Points | null,
): readonly Witnessed[] {
  const again = since !== null && result.override === null ? worked(since) : null;
  const shown = since === null ? result.shown() : again;
  return shown ? [scoredAs(result.itemId, shown, passAt)] : [];
}
