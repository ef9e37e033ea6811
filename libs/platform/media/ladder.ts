import type { MediaFacts } from './media-workshop.js';

/** A smaller version of a video. */
export interface Rung {
  /** Its shorter side, by which it is called; pixels. */
  readonly side: number;
  readonly width: number;
  readonly height: number;
  /** The most that its picture takes, kilobits a second. */
  readonly kbps: number;
}

/** The shorter sides on offer, and what a picture of talking and writing takes at each. */
const SIDES = [
  { side: 1080, kbps: 4000 },
  { side: 720, kbps: 2000 },
  { side: 480, kbps: 1000 },
  { side: 360, kbps: 600 },
  { side: 240, kbps: 300 },
] as const;

/** Nearly as large as the original is no help to anybody. */
const AT_MOST = 0.9;
/** The next takes so much of the original's bits at most: what is not smaller is no help either. */
const OF_ORIGINAL = 0.7;
/** Each is made from the original: the work of an afternoon is not worth a fourth. */
const MOST = 3;

/** Which smaller versions to make of a video that takes so many kilobits a second: the largest first, none enlarged. */
export function rungsFor({ width, height }: MediaFacts, kbps: number): readonly Rung[] {
  const shorter = Math.min(width, height);
  return SIDES.filter(({ side }) => side <= shorter * AT_MOST)
    .slice(0, MOST)
    .map(({ side, kbps: usual }) => ({
      side,
      width: even((width * side) / shorter),
      height: even((height * side) / shorter),
      kbps: Math.max(64, Math.min(usual, Math.floor(kbps * OF_ORIGINAL))),
    }));
}

/** H.264 keeps colours for four pixels at a time. */
export function even(pixels: number): number {
  return Math.max(2, Math.round(pixels / 2) * 2);
}
