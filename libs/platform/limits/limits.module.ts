import { Global, Module } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { bucketsFor } from './buckets.js';
import { MemoryRateLimiter } from './memory-rate-limiter.js';
import { RateLimiter } from './rate-limiter.js';
import { RedisRateLimiter } from './redis-rate-limiter.js';

@Global()
@Module({
  providers: [
    {
      provide: RateLimiter,
      inject: [Settings],
      useFactory: ({ REDIS_URL, API_REQUESTS_PER_MINUTE }: Settings): RateLimiter => {
        const rules = bucketsFor(API_REQUESTS_PER_MINUTE);
        return REDIS_URL ? new RedisRateLimiter(REDIS_URL, rules) : new MemoryRateLimiter(rules);
      },
    },
  ],
  exports: [RateLimiter],
})
export class LimitsModule {}
