import { describe, expect, it } from '@jest/globals';
import type { AtMost, Cache, CacheEntry } from '#platform/cache/cache';
import { until } from '../../support/until.js';

const SCHOOL = '01930000-0000-7000-8000-000000000001';
const OTHER_SCHOOL = '01930000-0000-7000-8000-000000000002';
let entries = 0;
/** An entry that no other test uses. */
export function entry(tags: string[] = [], scope = SCHOOL): CacheEntry {
  return { scope, key: `test:${entries++}`, ttlSeconds: 60, tags };
}

/** A load that waits to be told what it found. */
export function slowLoad<T>() {
  let answer!: (value: T) => void;
  let begun!: () => void;
  const begins = new Promise<void>((resolve) => (begun = resolve));
  const found = new Promise<T>((resolve) => (answer = resolve));
  return {
    load: () => {
      begun();
      return found;
    },
    begins,
    answer,
  };
}

/** What every adapter of the port does. */
export function behavesAsCache(make: () => Promise<Cache>): void {
  describe('as a cache', () => {
    it('loads once and keeps text as it is and the rest as JSON', async () => {
      const cache = await make();
      for (const value of ['{"a":1}\n', '', { a: [1, null], b: 'x' }, null, 0, false]) {
        const kept = entry();
        expect(await cache.wrap<unknown>(kept, async () => value)).toEqual(value);
        expect(await cache.wrap<unknown>(kept, async () => 'loaded again')).toEqual(value);
      }
    });

    it('gives the first caller the same as all others: what JSON preserves', async () => {
      const cache = await make();
      const kept = entry();
      const load = async () => ({ at: new Date('2026-01-01T00:00:00Z') });
      expect(await cache.wrap<unknown>(kept, load)).toEqual({ at: '2026-01-01T00:00:00.000Z' });
      expect(await cache.wrap<unknown>(kept, load)).toEqual({ at: '2026-01-01T00:00:00.000Z' });
    });

    it('cannot be changed through a value that it gave away', async () => {
      const cache = await make();
      const kept = entry();
      const load = async () => ({ names: ['a'] });
      (await cache.wrap(kept, load)).names.push('b');
      (await cache.wrap(kept, load)).names.push('c');
      expect(await cache.wrap(kept, load)).toEqual({ names: ['a'] });
    });

    it('keeps schools apart, also when their keys are the same (K2)', async () => {
      const cache = await make();
      const [mine, theirs] = [entry(['board']), entry(['board'], OTHER_SCHOOL)];
      await cache.wrap(mine, async () => 'mine');
      expect(await cache.wrap({ ...theirs, key: mine.key }, async () => 'theirs')).toBe('theirs');
      expect(await cache.wrap(mine, async () => 'again')).toBe('mine');
      await expect(cache.wrap(entry([], 'a:b'), async () => 1)).rejects.toThrow('needs the id of a school');
    });

    it('forgets by tag, and only what has the tag', async () => {
      const cache = await make();
      const [one, two] = [entry(['section:1', 'school:1']), entry(['section:2', 'school:1'])];
      const read = async () => [await cache.wrap(one, next), await cache.wrap(two, next)];
      let n = 0;
      const next = async () => ++n;
      expect(await read()).toEqual([1, 2]);
      await cache.evict(['section:1']);
      expect(await read()).toEqual([3, 2]);
      await cache.evict(['school:1', 'section:9']);
      expect(await read()).toEqual([4, 5]);
      await cache.evict(['*']);
      expect(await read()).toEqual([6, 7]);
      expect(await read()).toEqual([6, 7]);
    });

    it('lets concurrent misses share one load', async () => {
      const cache = await make();
      const kept = entry();
      let loads = 0;
      const slow = slowLoad<string>();
      const all = Array.from({ length: 20 }, () =>
        cache.wrap(kept, () => {
          loads++;
          return slow.load();
        }),
      );
      await slow.begins;
      slow.answer('one');
      expect(new Set(await Promise.all(all))).toEqual(new Set(['one']));
      expect(loads).toBe(1);
    });

    it('does not keep what was loaded before an eviction, and lets nobody after the eviction join that load', async () => {
      const cache = await make();
      const kept = entry(['register:1']);
      const stale = slowLoad<string>();
      const before = cache.wrap(kept, stale.load);
      await stale.begins;
      await cache.evict(['register:1']);
      expect(await cache.wrap(kept, async () => 'new')).toBe('new');
      stale.answer('old');
      expect(await before).toBe('old');
      expect(await cache.wrap(kept, async () => 'newer')).toBe('new');
    });

    it('keeps no failure and nothing that is not there', async () => {
      const cache = await make();
      const kept = entry();
      const broken = () => Promise.reject(new Error('no database'));
      await expect(Promise.all([cache.wrap(kept, broken), cache.wrap(kept, broken)])).rejects.toThrow(
        'no database',
      );
      expect(await cache.wrap(kept, async () => undefined)).toBeUndefined();
      expect(await cache.wrap(kept, async () => 'there')).toBe('there');
    });

    it('forgets when the time has come', async () => {
      const cache = await make();
      const kept = { ...entry(), ttlSeconds: 0.05 };
      let n = 0;
      await cache.wrap(kept, async () => ++n);
      await until(async () => (await cache.wrap(kept, async () => ++n)) === 2, 'the value to expire');
    });

    it('keeps nothing longer than its load has found it to be right', async () => {
      const cache = await make();
      const kept = entry();
      let n = 0;
      const load = async (atMost: AtMost) => {
        atMost(0.3);
        atMost(60);
        return ++n;
      };
      expect([await cache.wrap(kept, load), await cache.wrap(kept, load)]).toEqual([1, 1]);
      await until(async () => (await cache.wrap(kept, load)) === 2, 'the value to end');
    });

    it('counts', async () => {
      const cache = await make();
      const before = { ...cache.counts };
      const kept = entry(['a', 'b']);
      for (let i = 0; i < 4; i++) await cache.wrap(kept, async () => 'x');
      await cache.evict(['a', 'b']);
      expect(cache.counts.misses - before.misses).toBe(1);
      expect(cache.counts.hitsNear - before.hitsNear).toBe(3);
      expect(cache.counts.evictedTags - before.evictedTags).toBe(2);
    });
  });
}
