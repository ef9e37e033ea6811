import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import { CacheModule } from '#platform/cache/cache.module';
import { Cache } from '#platform/cache/cache';
import { loadSettings, Settings } from '#platform/config/settings';
import { LimitsModule } from '#platform/limits/limits.module';
import { MemoryRateLimiter } from '#platform/limits/memory-rate-limiter';
import { RateLimiter } from '#platform/limits/rate-limiter';
import { RedisRateLimiter } from '#platform/limits/redis-rate-limiter';
import { MailModule } from '#platform/mail/mail.module';
import { Mailer } from '#platform/mail/mailer';
import { OutboxMailer } from '#platform/mail/outbox-mailer';
import { SmtpMailer } from '#platform/mail/smtp-mailer';
import { Metrics } from '#platform/observability/metrics';
import { FileStore } from '#platform/storage/file-store';
import { StorageModule } from '#platform/storage/storage.module';
import { testRedisUrl } from '../../support/redis.js';
import { until } from '../../support/until.js';
import { entry } from './cache.contract.js';
import { from, newKey, readAll } from './file-store.contract.js';

const open: TestingModule[] = [];
afterEach(async () => {
  for (const module of open.splice(0)) await module.close();
});

async function processWith(environment: Record<string, string>): Promise<TestingModule> {
  @Global()
  @Module({
    providers: [{ provide: Settings, useValue: loadSettings(environment) }, Metrics],
    exports: [Settings, Metrics],
  })
  class WhatAllHave {}
  const imports = [WhatAllHave, CacheModule, LimitsModule, MailModule, StorageModule];
  const module = await Test.createTestingModule({ imports }).compile();
  open.push(await module.init());
  return module;
}

describe('The adapters of a process', () => {
  it('need nothing but a folder when nothing is configured', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'adapters-'));
    const module = await processWith({ LYCEUM_DATA: folder, API_REQUESTS_PER_MINUTE: '7' });
    expect(module.get(Mailer)).toMatchObject({ mailer: expect.any(OutboxMailer) });
    expect(module.get(RateLimiter)).toMatchObject({ limiter: expect.any(MemoryRateLimiter) });
    expect((await module.get<RateLimiter>(RateLimiter).peek('api-person', 'ann')).limit).toBe(7);
    const [files, key] = [module.get<FileStore>(FileStore), newKey()];
    await files.put(key, from('kept'), { maxBytes: 10 });
    expect(await readAll(await files.get(key))).toBe('kept');
    expect(await module.get<Cache>(Cache).wrap(entry(), async () => 'loaded')).toBe('loaded');
  });

  it('are joined to other processes by REDIS_URL and SMTP_URL', async () => {
    const environment = { REDIS_URL: testRedisUrl(), SMTP_URL: 'smtp://127.0.0.1:1' };
    const [one, other] = [await processWith(environment), await processWith(environment)];
    expect(one.get(Mailer)).toMatchObject({ mailer: expect.any(SmtpMailer) });
    expect(one.get(RateLimiter)).toMatchObject({ limiter: expect.any(RedisRateLimiter) });
    await until(async () => {
      const kept = entry();
      await one.get<Cache>(Cache).wrap(kept, async () => 'of the first');
      const found = await other.get<Cache>(Cache).wrap(kept, async () => 'own');
      return found === 'of the first';
    }, 'one process to find what the other has cached');
  });
});
