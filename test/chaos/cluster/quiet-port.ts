import { randomInt } from 'node:crypto';
import { freePort } from '#platform/embedded/free-port';

/** Below those that Linux lends to whoever connects somewhere (32768 and above), above those that servers like. */
const QUIET = { from: 20_000, to: 32_000 } as const;

/** Of this process: whoever was given one listens there only later. */
const given = new Set<number>();

/** A port that will still be free when a process has begun, which takes seconds: nobody is lent it meanwhile, nor given it. */
export async function quietPort(): Promise<number> {
  for (;;) {
    const wished = randomInt(QUIET.from, QUIET.to);
    if (given.has(wished)) continue;
    given.add(wished);
    if ((await freePort(wished)) === wished) return wished;
  }
}
