import { afterEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { RedisRateLimiter } from '#platform/limits/redis-rate-limiter';
import { startPrivateRedis, type PrivateRedis } from '../../support/private-redis.js';
import { testRedisUrl } from '../../support/redis.js';
import { SlowPath } from '../../support/slow-path.js';
import { until } from '../../support/until.js';
import { behavesAsRateLimiter, key, RULES } from './rate-limiter.contract.js';

const open: RedisRateLimiter[] = [];
const servers: PrivateRedis[] = [];

/** With the patience of the product, as one that is in trouble is met with. */
function replica(url: string, deadlineMs?: number): RedisRateLimiter {
  const limits = new RedisRateLimiter(url, RULES, deadlineMs);
  open.push(limits);
  return limits;
}

async function ownServer(): Promise<PrivateRedis> {
  const server = await startPrivateRedis();
  servers.push(server);
  return server;
}

/** Until both count in Redis. */
async function joined(one: RedisRateLimiter, other: RedisRateLimiter): Promise<void> {
  await until(async () => {
    const who = key();
    await one.consume('sign-in-pair', who);
    return (await other.peek('sign-in-pair', who)).remaining === 2;
  }, 'two replicas to count together');
}

async function pair(url: string, deadlineMs?: number): Promise<[RedisRateLimiter, RedisRateLimiter]> {
  const [one, other] = [replica(url, deadlineMs), replica(url, deadlineMs)];
  await joined(one, other);
  return [one, other];
}

/** On a Redis that is well: however busy this machine is, it is not given up on. */
const healthy = () => pair(testRedisUrl(), 30_000);

afterEach(async () => {
  for (const limits of open.splice(0)) limits.onApplicationShutdown();
  for (const server of servers.splice(0)) await server.stop();
});

describe('Rate limits in Redis', () => behavesAsRateLimiter(async () => (await healthy())[0]));

describe('Rate limits on several replicas', () => {
  it('count together what stops guessing, and alone what protects the process', async () => {
    const [one, other] = await healthy();
    const who = key();
    await one.consume('sign-in-pair', who, 3);
    expect(await other.consume('sign-in-pair', who)).toMatchObject({ allowed: false });
    await one.consume('api-person', who, 3);
    expect(await other.consume('api-person', who)).toMatchObject({ allowed: true });
  });

  it('do not tell Redis whom they count', async () => {
    const [one] = await healthy();
    const client = new Redis(testRedisUrl());
    await one.consume('sign-in-pair', 'ann@example.org|192.0.2.1');
    const keys = await client.keys('*limit*');
    await client.quit();
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.join()).not.toContain('ann@example');
  });
});

describe('Rate limits when Redis is in trouble (R8)', () => {
  it.each([
    ['killed', (own: PrivateRedis) => own.kill(), (own: PrivateRedis) => own.start()],
    ['frozen', async (own: PrivateRedis) => own.freeze(), async (own: PrivateRedis) => own.thaw()],
  ])('each replica goes on alone when it is %s, and together afterwards', async (_, hurt, heal) => {
    const own = await ownServer();
    const [one, other] = await pair(own.url);
    await hurt(own);
    const who = key();
    // 300 that each waited their 150 ms would outlast this test.
    for (let i = 0; i < 300; i++) await one.consume('sign-in-pair', key());
    const seen = [];
    for (let i = 0; i < 4; i++) seen.push((await one.consume('sign-in-pair', who)).allowed);
    expect(seen).toEqual([true, true, true, false]);
    expect((await other.consume('sign-in-pair', who)).allowed).toBe(true);
    await heal(own);
    await joined(one, other);
  });

  it('work when it was never there', async () => {
    const limits = replica('redis://127.0.0.1:1');
    const who = key();
    await limits.consume('sign-in-pair', who, 3);
    expect(await limits.consume('sign-in-pair', who)).toMatchObject({ allowed: false });
    await limits.forget('sign-in-pair', who);
    expect(await limits.peek('sign-in-pair', who)).toMatchObject({ allowed: true, remaining: 3 });
  });

  it('wait once for a slow one', async () => {
    const own = await ownServer();
    const path = await SlowPath.to(own.url);
    const [one, other] = await pair(path.url);
    path.delayMs = 1000;
    for (let i = 0; i < 300; i++)
      expect(await one.consume('sign-in-pair', key())).toMatchObject({ allowed: true });
    path.delayMs = 0;
    await joined(one, other);
  });
});
