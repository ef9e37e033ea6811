import { expect, it } from '@jest/globals';
import { BUCKETS, type BucketRules } from '#platform/limits/buckets';
import type { RateLimiter } from '#platform/limits/rate-limiter';
import { until } from '../../support/until.js';

/** Small enough to be exhausted, one bucket counted for all replicas and one by each process. */
export const RULES: BucketRules = {
  ...BUCKETS,
  'sign-in-pair': { points: 3, seconds: 60, counted: 'shared' },
  'sign-in-account': { points: 2, seconds: 1, counted: 'shared' },
  'api-person': { points: 3, seconds: 60, counted: 'process' },
};

let keys = 0;
export function key(): string {
  return `somebody-${process.pid}-${keys++}`;
}

/** What every adapter of the port does. */
export function behavesAsRateLimiter(make: () => Promise<RateLimiter>): void {
  it.each(['sign-in-pair', 'api-person'] as const)(
    'lets the points of %s pass and no more',
    async (bucket) => {
      const [limits, who] = [await make(), key()];
      const seen = [];
      for (let i = 0; i < 5; i++) seen.push(await limits.consume(bucket, who));
      expect(seen.map(({ allowed, remaining }) => [allowed, remaining])).toEqual([
        [true, 2],
        [true, 1],
        [true, 0],
        [false, 0],
        [false, 0],
      ]);
      for (const { limit, resetSeconds } of seen) {
        expect(limit).toBe(3);
        expect(resetSeconds).toBeGreaterThan(50);
        expect(resetSeconds).toBeLessThanOrEqual(60);
      }
    },
  );

  it('takes several points at once, all of them in time with each other', async () => {
    const [limits, who] = [await make(), key()];
    const seen = await Promise.all(Array.from({ length: 10 }, () => limits.consume('sign-in-pair', who)));
    expect(seen.filter(({ allowed }) => allowed)).toHaveLength(3);
    const other = key();
    expect(await limits.consume('sign-in-pair', other, 3)).toMatchObject({ allowed: true, remaining: 0 });
    expect(await limits.consume('sign-in-pair', other, 3)).toMatchObject({ allowed: false });
  });

  it('keeps people and buckets apart', async () => {
    const [limits, one, two] = [await make(), key(), key()];
    await limits.consume('sign-in-pair', one, 3);
    expect(await limits.consume('sign-in-pair', two)).toMatchObject({ allowed: true, remaining: 2 });
    expect(await limits.consume('sign-in-account', one)).toMatchObject({ allowed: true, remaining: 1 });
  });

  it('tells what is left without taking it, and forgets when told to', async () => {
    const [limits, who] = [await make(), key()];
    const full = { allowed: true, limit: 3, remaining: 3, resetSeconds: 0 };
    expect(await limits.peek('sign-in-pair', who)).toEqual(full);
    await limits.consume('sign-in-pair', who, 3);
    expect(await limits.peek('sign-in-pair', who)).toMatchObject({ allowed: false, remaining: 0 });
    expect(await limits.peek('sign-in-pair', who)).toMatchObject({ allowed: false, remaining: 0 });
    await limits.forget('sign-in-pair', who);
    expect(await limits.peek('sign-in-pair', who)).toEqual(full);
  });

  it('fills up again after the time', async () => {
    const [limits, who] = [await make(), key()];
    await limits.consume('sign-in-account', who, 2);
    expect((await limits.peek('sign-in-account', who)).allowed).toBe(false);
    await until(async () => (await limits.peek('sign-in-account', who)).allowed, 'the bucket to fill up');
  });
}
