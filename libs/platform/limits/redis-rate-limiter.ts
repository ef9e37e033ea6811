import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import { Circuit } from '../redis/circuit.js';
import { connectRedis } from '../redis/connect.js';
import type { Bucket, BucketRules } from './buckets.js';
import { consumeFrom, limitersOf, MemoryRateLimiter, peekAt } from './memory-rate-limiter.js';
import type { Allowance, RateLimiter } from './rate-limiter.js';

/** Counts for all replicas in Redis. While Redis is away, dead or slow, this process counts alone (R8). */
export class RedisRateLimiter implements RateLimiter {
  private readonly limiters: Readonly<Record<Bucket, RateLimiterRedis>>;
  private readonly alone: MemoryRateLimiter;
  private readonly client: Redis;
  private readonly circuit: Circuit;

  constructor(
    url: string,
    private readonly rules: BucketRules,
    deadlineMs = 150,
  ) {
    this.alone = new MemoryRateLimiter(rules);
    this.client = connectRedis(url);
    this.circuit = new Circuit({
      deadlineMs,
      restMs: 500,
      revive: async () => void (await this.client.ping()),
    });
    this.client.on('ready', () => void this.circuit.revive());
    this.client.on('close', () => this.circuit.open());
    this.limiters = limitersOf(
      rules,
      (bucket, { points, seconds }) =>
        new RateLimiterRedis({
          storeClient: this.client,
          keyPrefix: `lyceum:limit:${bucket}`,
          points,
          duration: seconds,
        }),
    );
  }

  async consume(bucket: Bucket, key: string, points = 1): Promise<Allowance> {
    return this.shared(
      bucket,
      () => consumeFrom(this.limiters[bucket], this.rules[bucket], hidden(key), points),
      () => this.alone.consume(bucket, key, points),
    );
  }

  async peek(bucket: Bucket, key: string): Promise<Allowance> {
    return this.shared(
      bucket,
      async () => peekAt(await this.limiters[bucket].get(hidden(key)), this.rules[bucket]),
      () => this.alone.peek(bucket, key),
    );
  }

  async forget(bucket: Bucket, key: string): Promise<void> {
    // What was counted alone during an outage is forgotten as well.
    await this.alone.forget(bucket, key);
    await this.shared(
      bucket,
      () => this.limiters[bucket].delete(hidden(key)),
      async () => false,
    );
  }

  onApplicationShutdown(): void {
    this.circuit.stop();
    this.client.disconnect();
  }

  private async shared<T>(bucket: Bucket, inRedis: () => Promise<T>, alone: () => Promise<T>): Promise<T> {
    if (this.rules[bucket].counted === 'process' || !this.circuit.usable) return alone();
    try {
      return await this.circuit.run(inRedis);
    } catch {
      return alone();
    }
  }
}

/** Keys hold addresses of people and of networks, which Redis need not know. */
function hidden(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 27);
}
