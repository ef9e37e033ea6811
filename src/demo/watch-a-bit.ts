import { setTimeout } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { LearningApi } from '../learning/learning.api.js';
import type { BreadItem } from './bake-bread.js';

const WATCHED_MS = 9_000;
/** So short a video is prepared in a second or two; a machine that has just installed everything takes longer. */
const PATIENCE_MS = 30_000;

/** The student has watched the beginning of the video, and will go on there. What cannot be played yet counts nothing. */
export async function watchABit(app: INestApplicationContext, { itemId, student }: BreadItem): Promise<void> {
  const learning = app.get(LearningApi);
  const beginning = { itemId, parts: [{ from: 0, to: WATCHED_MS }], positionMs: WATCHED_MS };
  const last = performance.now() + PATIENCE_MS;
  while ((await learning.watch([beginning], student)) === 0 && performance.now() < last)
    await setTimeout(100);
}
