import { Global, Module } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { Cache } from './cache.js';
import { TieredCache } from './tiered-cache.js';

@Global()
@Module({
  providers: [
    {
      provide: Cache,
      inject: [Settings],
      useFactory: async ({ REDIS_URL }: Settings) => {
        if (!REDIS_URL) return new TieredCache();
        const { RedisTier } = await import('./redis-tier.js');
        return new TieredCache(new RedisTier(REDIS_URL));
      },
    },
  ],
  exports: [Cache],
})
export class CacheModule {}
