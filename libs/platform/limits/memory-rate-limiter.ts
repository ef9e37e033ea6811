import { RateLimiterMemory, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import type { Bucket, BucketRule, BucketRules } from './buckets.js';
import type { Allowance, RateLimiter } from './rate-limiter.js';

/** Counts in this process. */
export class MemoryRateLimiter implements RateLimiter {
  private readonly limiters: Readonly<Record<Bucket, RateLimiterMemory>>;

  constructor(private readonly rules: BucketRules) {
    this.limiters = limitersOf(
      rules,
      (bucket, { points, seconds }) =>
        new RateLimiterMemory({ keyPrefix: bucket, points, duration: seconds }),
    );
  }

  consume(bucket: Bucket, key: string, points = 1): Promise<Allowance> {
    return consumeFrom(this.limiters[bucket], this.rules[bucket], key, points);
  }

  async peek(bucket: Bucket, key: string): Promise<Allowance> {
    return peekAt(await this.limiters[bucket].get(key), this.rules[bucket]);
  }

  async forget(bucket: Bucket, key: string): Promise<void> {
    await this.limiters[bucket].delete(key);
  }
}

export function limitersOf<Limiter>(
  rules: BucketRules,
  make: (bucket: Bucket, rule: BucketRule) => Limiter,
): Record<Bucket, Limiter> {
  const limiters = Object.entries(rules).map(([bucket, rule]) => [bucket, make(bucket as Bucket, rule)]);
  return Object.fromEntries(limiters) as Record<Bucket, Limiter>;
}

/** The library rejects with its result when there are too few points, and with an Error when its store fails. */
export async function consumeFrom(
  limiter: RateLimiterAbstract,
  rule: BucketRule,
  key: string,
  points: number,
): Promise<Allowance> {
  try {
    return allowance(await limiter.consume(key, points), rule, true);
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return allowance(refusal, rule, false);
    throw refusal;
  }
}

export function peekAt(state: RateLimiterRes | null, rule: BucketRule): Allowance {
  if (state === null) return { allowed: true, limit: rule.points, remaining: rule.points, resetSeconds: 0 };
  return allowance(state, rule, state.remainingPoints > 0);
}

function allowance(state: RateLimiterRes, { points }: BucketRule, allowed: boolean): Allowance {
  const resetSeconds = Math.max(1, Math.ceil(state.msBeforeNext / 1000));
  return { allowed, limit: points, remaining: state.remainingPoints, resetSeconds };
}
