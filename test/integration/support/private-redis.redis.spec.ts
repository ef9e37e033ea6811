import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis, type RedisOptions } from 'ioredis';
import { type PrivateRedis, startPrivateRedis } from '../../support/private-redis.js';
import { testRedisUrl } from '../../support/redis.js';

describe('the Redis of the run', () => {
  it('answers and keeps nothing on disk', async () => {
    const client = connect(testRedisUrl());
    expect(await client.config('GET', 'save')).toEqual(['save', '']);
    expect(await client.config('GET', 'appendonly')).toEqual(['appendonly', 'no']);
  });
});

describe('a private Redis', () => {
  let redis: PrivateRedis;
  beforeAll(async () => {
    redis = await startPrivateRedis();
  });
  afterAll(() => redis.stop());

  it('leaves a command waiting while it is frozen and answers it when thawed', async () => {
    const client = connect(redis.url);
    await client.set('key', 'kept');
    redis.freeze();
    await expect(connect(redis.url, { commandTimeout: 200 }).get('key')).rejects.toThrow('timed out');
    redis.thaw();
    expect(await client.get('key')).toBe('kept');
  });

  it('comes back empty at the same address after it was killed', async () => {
    await connect(redis.url).set('key', 'lost');
    await redis.kill();
    await expect(connect(redis.url, { retryStrategy: () => null }).get('key')).rejects.toThrow(
      'Connection is closed',
    );
    await redis.start();
    expect(await connect(redis.url).get('key')).toBeNull();
  });
});

const clients: Redis[] = [];
afterEach(() => clients.splice(0).forEach((client) => client.disconnect()));

function connect(url: string, options: RedisOptions = {}): Redis {
  const client = new Redis(url, { ...options, disconnectTimeout: 50 });
  client.on('error', () => {});
  clients.push(client);
  return client;
}
