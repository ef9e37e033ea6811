import { decimalOf, isWithin } from './decimal.js';
import { normalised } from './normalised.js';
import type { Answer, QuestionContent, QuestionKind } from './question.words.js';

/**
 * How right an answer is, from 0 to 1; null: a person has to look at it. Nothing answered is 0.
 *
 * Partial credit, by the kind of question:
 * - `multiple`: right choices less wrong ones, of all that are right, and never less than 0: who chooses everything gains nothing;
 * - `matching`: pairs that belong together, of all;
 * - `ordering`: of each two that follow each other in the right order, how many do in the answer: one thing at a wrong place
 *   does not make everything behind it wrong;
 * - `single`, `true_false`, `numeric`, `short_text`: right or wrong.
 */
export function shareOf(content: QuestionContent, answer: Answer | null): number | null {
  return answer === null || isEmpty(answer) ? 0 : SHARES[content.kind](content, answer);
}

/** Points for a share, to two places. */
export function scoreOf(points: number, share: number): number {
  return Math.round(points * share * 100) / 100;
}

/** The sum of scores, each of which has two places. */
export function sumOf(scores: readonly number[]): number {
  return scores.reduce((sum, score) => sum + Math.round(score * 100), 0) / 100;
}

export function isEmpty({ keys, text, pairs }: Answer): boolean {
  return keys.length === 0 && pairs.length === 0 && (text ?? '').trim() === '';
}

type ShareOf = (content: QuestionContent, answer: Answer) => number | null;

const SHARES: Readonly<Record<QuestionKind, ShareOf>> = {
  single: sameKeys,
  true_false: sameKeys,
  multiple: ({ solution }, { keys }) => {
    const right = new Set(solution.keys);
    const hits = keys.filter((key) => right.has(key)).length;
    return Math.max(0, hits - (keys.length - hits)) / right.size;
  },
  short_text: ({ solution: { accepted, caseSensitive, manual } }, { text }) => {
    const said = normalised(text ?? '', caseSensitive);
    if (accepted.some((one) => normalised(one, caseSensitive) === said)) return 1;
    return manual ? null : 0;
  },
  numeric: ({ solution }, { text }) => {
    const said = decimalOf(text ?? '');
    if (said === null) return 0;
    return isWithin(said, decimalOf(solution.value!)!, decimalOf(solution.tolerance!)!) ? 1 : 0;
  },
  matching: ({ solution }, { pairs }) => {
    const right = new Map(solution.pairs.map(({ left, right: target }) => [left, target]));
    return pairs.filter((pair) => right.get(pair.left) === pair.right).length / right.size;
  },
  ordering: ({ solution: { keys: right } }, { keys }) => {
    const follows = new Map(keys.map((key, i) => [key, keys[i + 1]]));
    const neighbours = right.slice(1).filter((key, i) => follows.get(right[i]!) === key);
    return neighbours.length / (right.length - 1);
  },
};

function sameKeys({ solution }: QuestionContent, { keys }: Answer): number {
  return keys.length === 1 && keys[0] === solution.keys[0] ? 1 : 0;
}
