import { Global, Module } from '@nestjs/common';
import { token } from '#domain/kernel/token';
import { Settings } from '../config/settings.js';
import { Metrics } from '../observability/metrics.js';
import { bucketsFor } from './buckets.js';
import { CountedRateLimiter } from './counted-rate-limiter.js';
import { MemoryRateLimiter } from './memory-rate-limiter.js';
import { RateLimiter } from './rate-limiter.js';

/** A provider of its own, so that it is told when the process ends. */
const Uncounted = token<RateLimiter>('UncountedRateLimiter');

@Global()
@Module({
  providers: [
    {
      provide: Uncounted,
      inject: [Settings],
      useFactory: async ({ REDIS_URL, API_REQUESTS_PER_MINUTE }: Settings): Promise<RateLimiter> => {
        const rules = bucketsFor(API_REQUESTS_PER_MINUTE);
        if (!REDIS_URL) return new MemoryRateLimiter(rules);
        const { RedisRateLimiter } = await import('./redis-rate-limiter.js');
        return new RedisRateLimiter(REDIS_URL, rules);
      },
    },
    {
      provide: RateLimiter,
      inject: [Uncounted, Metrics],
      useFactory: (limiter: RateLimiter, metrics: Metrics): RateLimiter =>
        new CountedRateLimiter(limiter, metrics),
    },
  ],
  exports: [RateLimiter],
})
export class LimitsModule {}
