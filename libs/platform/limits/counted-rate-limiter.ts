import type { Metrics } from '../observability/metrics.js';
import type { Bucket } from './buckets.js';
import type { Allowance, RateLimiter } from './rate-limiter.js';

/** Tells the operators how often each limit refuses. */
export class CountedRateLimiter implements RateLimiter {
  constructor(
    private readonly limiter: RateLimiter,
    private readonly metrics: Metrics,
  ) {}

  async consume(bucket: Bucket, key: string, points?: number): Promise<Allowance> {
    const allowance = await this.limiter.consume(bucket, key, points);
    if (!allowance.allowed) this.metrics.rateLimited.inc({ bucket });
    return allowance;
  }

  peek(bucket: Bucket, key: string): Promise<Allowance> {
    return this.limiter.peek(bucket, key);
  }

  forget(bucket: Bucket, key: string): Promise<void> {
    return this.limiter.forget(bucket, key);
  }
}
