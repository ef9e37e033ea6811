import type { Explanation } from './explanation.js';

const OF_RESULTS: readonly Explanation['rule'][] = ['passed', 'score'];

/** Whether what meets a rule is a result, also among other things. */
export function isMetByResult({ rule, met, of }: Explanation): boolean {
  return met && (OF_RESULTS.includes(rule) || of.some(isMetByResult));
}

/** Whether a rule cannot be met while results are what they are, whatever else is done. */
export function isLostByResult({ rule, met, required, of }: Explanation): boolean {
  if (OF_RESULTS.includes(rule)) return !met;
  if (of.length === 0) return false;
  return of.filter((one) => !isLostByResult(one)).length < required;
}
