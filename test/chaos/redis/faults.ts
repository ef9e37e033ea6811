import { Redis } from 'ioredis';
import type { PrivateRedis } from '../../support/private-redis.js';
import type { RedisPath } from './redis-path.js';

interface Ground {
  readonly redis: PrivateRedis;
  readonly paths: readonly RedisPath[];
}

/** One way in which Redis may let everybody down. */
export interface Fault {
  readonly name: string;
  /** At least. */
  readonly lastsMs: number;
  /** @returns what ends it */
  begin(ground: Ground): Promise<() => Promise<void>>;
}

const SLOW_MS = 2_000;

export const FAULTS: readonly Fault[] = [
  {
    name: 'killed',
    lastsMs: 2_000,
    begin: async ({ redis }) => {
      await redis.kill();
      return () => redis.start();
    },
  },
  {
    name: 'frozen',
    lastsMs: 5_000,
    begin: async ({ redis }) => {
      redis.freeze();
      return async () => redis.thaw();
    },
  },
  {
    name: 'slow',
    lastsMs: 3_000,
    begin: async ({ paths }) => {
      const delay = (ms: number) => paths.forEach((path) => Object.assign(path, { delayMs: ms }));
      delay(SLOW_MS);
      return async () => delay(0);
    },
  },
  {
    name: 'emptied',
    lastsMs: 500,
    begin: async ({ redis }) => {
      await say(redis, (client) => client.flushall());
      return async () => undefined;
    },
  },
  {
    name: 'full',
    lastsMs: 2_500,
    begin: async ({ redis }) => {
      const limit = (bytes: string) => say(redis, (client) => client.config('SET', 'maxmemory', bytes));
      await say(redis, (client) => client.config('SET', 'maxmemory-policy', 'noeviction'));
      await limit('1');
      return () => limit('0');
    },
  },
];

/** Past the processes' own ways. */
async function say(redis: PrivateRedis, words: (client: Redis) => Promise<unknown>): Promise<void> {
  const client = new Redis(redis.url);
  try {
    await words(client);
  } finally {
    client.disconnect();
  }
}
