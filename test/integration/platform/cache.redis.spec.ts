import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import type { CacheEntry } from '#platform/cache/cache';
import { RedisTier } from '#platform/cache/redis-tier';
import { TieredCache } from '#platform/cache/tiered-cache';
import { startPrivateRedis, type PrivateRedis } from '../../support/private-redis.js';
import { testRedisUrl } from '../../support/redis.js';
import { SlowPath } from '../../support/slow-path.js';
import { until } from '../../support/until.js';
import { behavesAsCache, entry, slowLoad } from './cache.contract.js';

const open: TieredCache[] = [];
const servers: PrivateRedis[] = [];

/** With the patience of the product, as one that is in trouble is met with. */
function replica(url: string, deadlineMs?: number): TieredCache {
  const cache = new TieredCache(new RedisTier(url, deadlineMs));
  open.push(cache);
  return cache;
}

/** On a Redis that is well: however busy this machine is, it is not given up on. */
const healthy = () => replica(testRedisUrl(), 30_000);

/** A Redis that a test may hurt. */
async function ownServer(): Promise<PrivateRedis> {
  const server = await startPrivateRedis();
  servers.push(server);
  return server;
}

/** Until what one replica loads is found by the other: until both use Redis. */
async function joined(one: TieredCache, other: TieredCache): Promise<void> {
  await until(async () => {
    const probe = entry();
    await one.wrap(probe, async () => 'kept');
    return (await other.wrap(probe, async () => 'own')) === 'kept';
  }, 'two replicas to share their values');
}

async function command(server: PrivateRedis, name: string): Promise<void> {
  const client = new Redis(server.url);
  await client.call(name);
  await client.quit();
}

/** How often it was told to set something, and to do several things at once. */
async function commandsOf(server: PrivateRedis): Promise<{ set: number; exec: number }> {
  const client = new Redis(server.url);
  const told = await client.info('commandstats');
  await client.quit();
  const of = (name: string) => Number(new RegExp(`cmdstat_${name}:calls=(\\d+)`).exec(told)?.[1] ?? 0);
  return { set: of('set'), exec: of('exec') };
}

afterEach(async () => {
  for (const cache of open.splice(0)) cache.onApplicationShutdown();
  for (const server of servers.splice(0)) await server.stop();
});

describe('Cache in memory and Redis', () =>
  behavesAsCache(async () => {
    const [cache, other] = [healthy(), healthy()];
    await joined(cache, other);
    return cache;
  }));

describe('Cache on several replicas', () => {
  it('serves what another replica loaded, until it is evicted for all', async () => {
    const [one, two] = [healthy(), healthy()];
    await joined(one, two);
    const kept = entry(['register:7']);
    await one.wrap(kept, async () => 'first');
    await until(async () => (await replicaSees(kept)) === 'first', 'Redis to hold the value');
    expect(await two.wrap(kept, async () => 'own')).toBe('first');
    expect(two.counts.hitsFar).toBeGreaterThanOrEqual(1);
    await one.evict(['register:7']);
    two.applyEviction(['register:7']);
    expect(await two.wrap(kept, async () => 'second')).toBe('second');
  });

  it('keeps what another replica loaded no longer than that one may', async () => {
    const [one, two] = [healthy(), healthy()];
    await joined(one, two);
    const kept = { ...entry(), ttlSeconds: 3 };
    const began = performance.now();
    await one.wrap(kept, async () => 'old');
    await until(async () => (await replicaSees(kept)) === 'old', 'Redis to hold the value');
    await pause(1500);
    const seen = await two.wrap(kept, async () => 'new');
    await pause(Math.max(0, 3100 - (performance.now() - began)));
    expect([seen, await two.wrap(kept, async () => 'new')]).toEqual(['old', 'new']);
  });

  it('shows who evicts nothing of before, not even while Redis is being told', async () => {
    const [one, two] = [healthy(), healthy()];
    await joined(one, two);
    for (let i = 0; i < 20; i++) {
      const kept = entry(['register:9']);
      await one.wrap(kept, async () => 'old');
      await until(async () => (await replicaSees(kept)) === 'old', 'Redis to hold the value');
      const evicting = one.evict(['register:9']);
      expect(await one.wrap(kept, async () => 'new')).toBe('new');
      await evicting;
      expect(await one.wrap(kept, async () => 'newer')).toBe('new');
    }
  });

  it('tells Redis by one command of all that is evicted in one turn', async () => {
    const own = await ownServer();
    const [one, two] = [replica(own.url, 30_000), replica(own.url, 30_000)];
    await joined(one, two);
    const before = await commandsOf(own);
    await Promise.all(['a', 'b', 'a', 'c'].map((tag) => one.evict([tag])));
    const after = await commandsOf(own);
    expect([after.exec - before.exec, after.set - before.set]).toEqual([1, 3]);
  });

  it('keeps nothing that one replica loaded before another evicted it', async () => {
    const [one, two] = [healthy(), healthy()];
    await joined(one, two);
    const kept = entry(['register:8']);
    const stale = slowLoad<string>();
    const before = one.wrap(kept, stale.load);
    await stale.begins;
    await two.evict(['register:8']);
    stale.answer('old');
    expect(await before).toBe('old');
    one.applyEviction(['register:8']);
    expect(await one.wrap(kept, async () => 'new')).toBe('new');
    expect(await two.wrap(kept, async () => 'new')).toBe('new');
  });

  /** A look through a replica that was just born, which has no memory of its own. */
  async function replicaSees(kept: CacheEntry): Promise<string> {
    const [fresh, other] = [healthy(), healthy()];
    await joined(fresh, other);
    return fresh.wrap(kept, async () => 'nothing');
  }
});

describe('Cache when Redis is in trouble (R8)', () => {
  it.each([
    ['killed', (own: PrivateRedis) => own.kill(), (own: PrivateRedis) => own.start()],
    ['frozen', async (own: PrivateRedis) => own.freeze(), async (own: PrivateRedis) => own.thaw()],
  ])('goes on when it is %s, and pays its evictions before it uses it again', async (_, hurt, heal) => {
    const own = await ownServer();
    const [one, two] = [replica(own.url), replica(own.url)];
    await joined(one, two);
    const kept = ['first', 'second', 'third'].map((tag) => entry([tag]));
    for (const each of kept) await one.wrap(each, async () => 'old');
    await hurt(own);
    // The first meets the trouble, the second is refused because of it, the third was told by a broadcast.
    await one.evict(['first']);
    await one.evict(['second']);
    one.applyEviction(['third']);
    for (const cache of [one, two]) expect(await cache.wrap(entry(), async () => 'loaded')).toBe('loaded');
    await heal(own);
    await joined(two, one);
    for (const each of kept) expect(await two.wrap(each, async () => 'new')).toBe('new');
  });

  it('works when it was never there', async () => {
    const cache = replica('redis://127.0.0.1:1');
    const kept = entry(['t']);
    expect(await cache.wrap(kept, async () => 'loaded')).toBe('loaded');
    await cache.evict(['t']);
    expect(await cache.wrap(kept, async () => 'again')).toBe('again');
    expect(await cache.wrap(kept, async () => 'kept in memory')).toBe('again');
  });

  it('waits once for a slow one, not once for each lookup', async () => {
    const own = await ownServer();
    const path = await SlowPath.to(own.url);
    const [one, two] = [replica(path.url), replica(path.url)];
    await joined(one, two);
    path.delayMs = 1000;
    // 300 lookups that each waited their 150 ms would outlast this test.
    for (let i = 0; i < 300; i++) expect(await one.wrap(entry(), async () => 'loaded')).toBe('loaded');
    path.delayMs = 0;
    await joined(one, two);
  });

  it('forgets with it, when it is emptied or restored from an old snapshot', async () => {
    const own = await ownServer();
    const [one, two] = [replica(own.url), replica(own.url)];
    await joined(one, two);
    const kept = entry(['section:6']);
    await one.wrap(kept, async () => 'old');
    await command(own, 'SAVE');
    await one.evict(['section:6']);
    await own.kill();
    await own.start();
    const fresh = replica(own.url);
    await joined(fresh, one);
    expect(await fresh.wrap(kept, async () => 'new')).toBe('new');
    await command(own, 'FLUSHALL');
    expect(await two.wrap(kept, async () => 'newer')).toBe('newer');
  });
});
