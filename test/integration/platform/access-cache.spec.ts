import { describe, expect, it } from '@jest/globals';
import { Access } from '#platform/auth/access';
import { AccessCache } from '#platform/auth/access-cache';

const now = new Date('2026-11-20T09:00:00Z');
const later = new Date('2026-11-20T09:10:00Z');
const ada = new Access('person', 'ada', null, 'session', []);
const grace = new Access('person', 'grace', null, 'session', []);
const program = new Access('client', null, 'program', null, []);

describe('the cache of verified credentials', () => {
  it('gives what it keeps until that expires', () => {
    const cache = new AccessCache();
    cache.keep('token', ada, later, cache.moment());
    expect(cache.get('token', now)).toBe(ada);
    expect(cache.get('another', now)).toBeUndefined();
    expect(cache.get('token', later)).toBeUndefined();
    expect(cache.get('token', now)).toBeUndefined();
  });

  it('drops everything of one owner and nothing of another', () => {
    const cache = new AccessCache();
    cache.keep('phone', ada, later, cache.moment());
    cache.keep('laptop', ada, later, cache.moment());
    cache.keep('hers', grace, later, cache.moment());
    cache.keep('key', program, later, cache.moment());
    cache.drop('ada');
    expect(['phone', 'laptop', 'hers', 'key'].map((token) => cache.get(token, now))).toEqual([
      undefined,
      undefined,
      grace,
      program,
    ]);
    cache.drop('program');
    expect(cache.get('key', now)).toBeUndefined();
  });

  it('does not keep what was loaded before a change that has been heard of since', () => {
    const cache = new AccessCache();
    const loadedFrom = cache.moment();
    cache.drop('ada');
    cache.keep('token', ada, later, loadedFrom);
    cache.keep('hers', grace, later, loadedFrom);
    expect(cache.get('token', now)).toBeUndefined();
    expect(cache.get('hers', now)).toBe(grace);
    cache.keep('token', ada, later, cache.moment());
    expect(cache.get('token', now)).toBe(ada);
  });

  it('keeps nothing that was loaded before it lost sight of the changes', () => {
    const cache = new AccessCache();
    cache.keep('token', ada, later, cache.moment());
    const loadedFrom = cache.moment();
    cache.dropAll();
    cache.keep('hers', grace, later, loadedFrom);
    expect(cache.get('token', now)).toBeUndefined();
    expect(cache.get('hers', now)).toBeUndefined();
  });

  it('is bounded: the oldest go first', () => {
    const cache = new AccessCache(3);
    for (const token of ['a', 'b', 'c', 'd']) cache.keep(token, ada, later, cache.moment());
    expect(['a', 'b', 'c', 'd'].map((token) => cache.get(token, now) !== undefined)).toEqual([
      false,
      true,
      true,
      true,
    ]);
    for (let i = 0; i < 10; i++) cache.drop(`somebody ${i}`);
    const forgotten = new AccessCache(3);
    const loadedFrom = forgotten.moment();
    forgotten.drop('ada');
    for (let i = 0; i < 10; i++) forgotten.drop(`somebody ${i}`);
    forgotten.keep('token', ada, later, loadedFrom);
    expect(forgotten.get('token', now)).toBeUndefined();
  });
});
