import { describe, expect, it } from '@jest/globals';
import { Evictions } from '#platform/cache/evictions';
import { TieredCache } from '#platform/cache/tiered-cache';
import { behavesAsCache } from './cache.contract.js';

describe('Cache in memory', () => behavesAsCache(async () => new TieredCache()));

describe('Evictions', () => {
  it('remember a bounded number of tags: beyond it everything older is stale, nothing newer is', () => {
    const evictions = new Evictions(3);
    const old = evictions.now();
    evictions.add(['a', 'b', 'c']);
    expect(evictions.isFresh(old, ['z'])).toBe(true);
    evictions.add(['d']);
    expect(evictions.isFresh(old, ['z'])).toBe(false);
    const now = evictions.now();
    evictions.add(['e']);
    expect([evictions.isFresh(now, ['a', 'd']), evictions.isFresh(now, ['e'])]).toEqual([true, false]);
  });
});
