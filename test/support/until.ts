import { setTimeout as pause } from 'node:timers/promises';

/** Waits for something that will come about; the limit is generous because machines are busy, not because it is slow. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  what: string,
  limitMs = 10_000,
): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Waited ${limitMs} ms in vain for ${what}`);
    await pause(10);
  }
}
