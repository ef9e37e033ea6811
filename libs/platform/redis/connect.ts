import { Redis } from 'ioredis';

/**
 * A connection that never makes anybody wait: without Redis, commands are refused at once, and it reconnects in the
 * background. A frozen Redis still lets commands hang, so callers put them behind a `Circuit`.
 */
export function connectRedis(url: string): Redis {
  const client = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: 500,
    disconnectTimeout: 500,
    retryStrategy: (attempts) => Math.min(100 * attempts, 2000),
  });
  // Without a listener ioredis writes every failed attempt to the console.
  client.on('error', () => undefined);
  return client;
}
