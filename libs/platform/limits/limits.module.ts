import { Global, Module } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { Metrics } from '../observability/metrics.js';
import { bucketsFor } from './buckets.js';
import { CountedRateLimiter } from './counted-rate-limiter.js';
import { MemoryRateLimiter } from './memory-rate-limiter.js';
import { RateLimiter } from './rate-limiter.js';
import { RedisRateLimiter } from './redis-rate-limiter.js';

@Global()
@Module({
  providers: [
    {
      provide: RateLimiter,
      inject: [Settings, Metrics],
      useFactory: ({ REDIS_URL, API_REQUESTS_PER_MINUTE }: Settings, metrics: Metrics): RateLimiter => {
        const rules = bucketsFor(API_REQUESTS_PER_MINUTE);
        const limiter = REDIS_URL ? new RedisRateLimiter(REDIS_URL, rules) : new MemoryRateLimiter(rules);
        return new CountedRateLimiter(limiter, metrics);
      },
    },
  ],
  exports: [RateLimiter],
})
export class LimitsModule {}
