import { WATCHED_STEP } from '../progress/rules.js';
import { firstOf, lengthOf, unionOf, within, without, type Part, type Parts } from './parts.js';

/**
 * How fast a video can be watched: at twice its speed, and by who comes back after a while without a network no more than
 * ten minutes at once. Whoever begins may have watched a minute before the first word of it.
 */
export const PACE = { rate: 2, first: 60_000, most: 600_000 } as const;

/** What somebody has watched of a video, in one round of an item. */
export interface Watched {
  readonly durationMs: number;
  readonly parts: Parts;
  /** How much more may count at once. */
  readonly creditMs: number;
  /** Where it was stopped last, on whatever device. */
  readonly positionMs: number;
  readonly countedAt: Date;
}

/** What a player tells: what it has played since it told last, and where it is. */
export interface Heartbeat {
  readonly parts: readonly Part[];
  readonly positionMs: number;
}

/**
 * B4: what is watched is the union of what was told, within the video; told again it adds nothing, and nobody gains more of
 * it in an hour than two hours hold. What is too much now is not remembered: told again later, it may count then.
 */
export function watchedWith(
  before: Watched | null,
  { parts, positionMs }: Heartbeat,
  video: { readonly durationMs: number; readonly now: Date },
): Watched {
  const { durationMs, now } = video;
  const known = within(before?.parts ?? [], durationMs);
  const credit = creditOf(before, now);
  const gained = firstOf(without(within(unionOf(parts), durationMs), known), credit);
  return {
    durationMs,
    parts: unionOf([...known, ...gained]),
    creditMs: credit - lengthOf(gained),
    positionMs: Math.min(Math.max(0, positionMs), durationMs),
    countedAt: before && before.countedAt > now ? before.countedAt : now,
  };
}

function creditOf(before: Watched | null, now: Date): number {
  if (!before) return PACE.first;
  const passed = Math.max(0, now.getTime() - before.countedAt.getTime());
  return Math.min(PACE.most, before.creditMs + PACE.rate * passed);
}

/** In whole percent, rounded down: 100 is every moment of it. */
export function percentWatched(watchedMs: number, durationMs: number): number {
  return Math.floor((watchedMs * 100) / durationMs);
}

/**
 * How much is to be noted as evidence, in percent; null: nothing is. It goes by what is evidence, not by what was watched last:
 * what was not noted when it was counted, for whatever reason, is noted with the next.
 * @param noted how much is evidence already; null: nothing, so that the first heartbeat is
 */
export function unnotedOf(percent: number, noted: number | null): number | null {
  const step = Math.floor(percent / WATCHED_STEP) * WATCHED_STEP;
  return noted !== null && step <= noted ? null : step;
}
