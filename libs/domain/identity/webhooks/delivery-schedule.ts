const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The rest after each failed attempt, as Standard Webhooks proposes it; three days and three hours in all. */
export const RESTS = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
] as const;

/** A receiver from which nothing was heard for so long is given up. */
export const PATIENCE = 72 * HOUR;

/** Whatever a receiver asks for: not longer. */
export const LONGEST_REST = 24 * HOUR;

/**
 * When to try again after so many failed attempts (from 1); null when none is left. Up to a tenth is added at random, so
 * that what failed together does not come back together.
 */
export function nextTry(failed: number, now: Date, retryAt: Date | null): Date | null {
  const rest = RESTS[failed - 1];
  if (rest === undefined) return null;
  const planned = now.getTime() + rest * (1 + Math.random() / 10);
  return new Date(Math.max(planned, notTooLate(retryAt, now)?.getTime() ?? 0));
}

/** Failures in a row that are an accident; from then on the receiver is in trouble. */
const ACCIDENTS = 2;
const LONGEST_HOLD = 5 * MINUTE;

/** Until when nothing at all is sent to a receiver that has failed so often in a row; null: go on. */
export function holdUntil(failuresInARow: number, now: Date, retryAt: Date | null): Date | null {
  const asked = notTooLate(retryAt, now);
  if (failuresInARow <= ACCIDENTS) return asked;
  const hold = Math.min(LONGEST_HOLD, 5 * SECOND * 2 ** Math.min(failuresInARow - ACCIDENTS - 1, 10));
  return new Date(Math.max(now.getTime() + hold, asked?.getTime() ?? 0));
}

function notTooLate(wish: Date | null, now: Date): Date | null {
  return wish && new Date(Math.min(wish.getTime(), now.getTime() + LONGEST_REST));
}
