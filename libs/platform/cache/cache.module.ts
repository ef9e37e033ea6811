import { Global, Module } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { Cache } from './cache.js';
import { RedisTier } from './redis-tier.js';
import { TieredCache } from './tiered-cache.js';

@Global()
@Module({
  providers: [
    {
      provide: Cache,
      inject: [Settings],
      useFactory: ({ REDIS_URL }: Settings) =>
        new TieredCache(REDIS_URL ? new RedisTier(REDIS_URL) : undefined),
    },
  ],
  exports: [Cache],
})
export class CacheModule {}
