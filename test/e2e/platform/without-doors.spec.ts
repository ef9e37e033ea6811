import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mock } from 'node:test';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Secrets } from '#platform/config/secrets';
import { loadSettings } from '#platform/config/settings';
import { databaseUrls } from '#platform/persistence/database-urls';
import { RealtimeGateway } from '#platform/realtime/realtime.gateway';
import { AppModule } from '../../../src/app.module.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { TEST_SECRET } from '../../support/test-secret.js';

const SIXTEEN_MINUTES = 16 * 60_000;

/** As a worker and the commands of the command line are. */
describe('A process without doors', () => {
  let database: TestDatabase;
  let folder: string;
  let app: INestApplicationContext;
  beforeAll(async () => {
    database = await testDatabase();
    folder = await mkdtemp(join(tmpdir(), 'lyceum-test-'));
    const settings = loadSettings({
      DATABASE_URL: database.adminUrl,
      LYCEUM_SECRET: TEST_SECRET,
      LYCEUM_DATA: folder,
      METRICS_PORT: '0',
      LOG_LEVEL: 'silent',
    });
    const runtime = { settings, secrets: new Secrets(TEST_SECRET), urls: databaseUrls(database.adminUrl) };
    const duties = { serve: false, work: false };
    app = await NestFactory.createApplicationContext(AppModule.forRoot({ ...runtime, duties }), {
      logger: false,
    });
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  it('outlives a full quarter of an hour: it has no sockets whose rights it could check', () => {
    const gateway = app.get(RealtimeGateway);
    const checked = mock.method(gateway, 'checkEverybody', async () => undefined);
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      gateway.onApplicationBootstrap();
      mock.timers.tick(SIXTEEN_MINUTES);
    } finally {
      gateway.onApplicationShutdown();
      mock.timers.reset();
    }
    expect(checked.mock.callCount()).toBe(0);
  });
});
