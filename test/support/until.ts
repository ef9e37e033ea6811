import { setTimeout as pause } from 'node:timers/promises';
import { look } from './last-seen.js';

/** Between two looks: rarer the longer it takes, so that who waits does not use up what a person may ask in a minute. */
const [LEAST_MS, MOST_MS] = [10, 150];

/**
 * Waits for something that will come about; the limit is generous because machines are busy, not because it is slow. When
 * it does not come about, the error says what was seen at the last look.
 *
 * @param what is waited for; a function when it has to say what there is by then
 */
export async function until(
  holds: () => boolean | Promise<boolean>,
  what: string | (() => string),
  limitMs = 30_000,
): Promise<void> {
  const begun = performance.now();
  for (;;) {
    const { found, saw } = await look(holds);
    if (found) return;
    const waited = performance.now() - begun;
    if (waited > limitMs) throw new Error(inVain(limitMs, typeof what === 'string' ? what : what(), saw));
    await pause(Math.min(MOST_MS, Math.max(LEAST_MS, waited / 20)));
  }
}

function inVain(limitMs: number, what: string, saw: readonly string[]): string {
  const last = saw.length > 0 ? `\nLast seen: ${saw.join('\n           ')}` : '';
  return `Waited ${limitMs} ms in vain for ${what}.${last}`;
}
