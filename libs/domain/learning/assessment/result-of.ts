import type { GradingMethod } from './quiz.js';

/** What an attempt came to. */
export interface Scored {
  readonly number: number;
  readonly score: number;
  readonly points: number;
}

export type Points = Omit<Scored, 'number'>;

/** What is graded of attempts or submissions. @param released whether only what is released counts */
export function scored(
  all: readonly (Omit<Scored, 'score'> & { readonly score: number | null; readonly state: string })[],
  released: boolean,
): Scored[] {
  return all.flatMap(({ number, score, points, state }) =>
    score !== null && (!released || state === 'released') ? [{ number, score, points }] : [],
  );
}

/**
 * What several attempts come to: one of them, or on average. Attempts whose questions were drawn may be worth more or less,
 * so they are compared by their shares; the average is one of the points of the latest.
 */
export function resultOf(method: GradingMethod, attempts: readonly Scored[]): Points | null {
  const inOrder = attempts.toSorted((a, b) => a.number - b.number);
  const latest = inOrder.at(-1);
  if (!latest) return null;
  const share = ({ score, points }: Scored) => (points === 0 ? 0 : score / points);
  switch (method) {
    case 'first':
      return pointsOf(inOrder[0]!);
    case 'latest':
      return pointsOf(latest);
    case 'best':
      return pointsOf(inOrder.reduce((best, one) => (share(one) > share(best) ? one : best)));
    case 'average': {
      const mean = inOrder.reduce((sum, one) => sum + share(one), 0) / inOrder.length;
      return { score: Math.round(mean * latest.points * 100) / 100, points: latest.points };
    }
  }
}

/** Whether a result is as many percent as are needed; nothing needed is always reached. */
export function isPassed({ score, points }: Points, passAt: number | null): boolean {
  // Scores have two places: by floating point alone 0.58 of one point would be less than 58 percent.
  return passAt === null || Math.round(score * 10_000) >= Math.round(points * passAt * 100);
}

function pointsOf({ score, points }: Scored): Points {
  return { score, points };
}
