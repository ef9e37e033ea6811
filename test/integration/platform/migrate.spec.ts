import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mock } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { urlOf } from '#platform/persistence/database-urls';
import { migrateAs } from '#platform/persistence/migrate';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { waitingBehind } from '../../support/lock-waits.js';
import { withClient } from '../../support/template.js';
import { until } from '../../support/until.js';

describe('a migration', () => {
  let database: TestDatabase;
  let folder: string;
  beforeAll(async () => {
    database = await testDatabase();
    folder = mkdtempSync(join(tmpdir(), 'lyceum-migrations-'));
    writeFileSync(
      join(folder, '20991231000000-roster-colours.sql'),
      'alter table roster.courses add column colour text;',
    );
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await database.drop();
  });

  it('R11: that waits for a table does not hold up those who read it', async () => {
    const applied = await withClient(database.adminUrl, async (backup) => {
      await backup.query('begin; lock table roster.courses in access share mode');
      const migrating = migrateAs(urlOf(database.adminUrl, 'lyceum_owner'), folder);
      await withClient(database.adminUrl, async (reader) => {
        await until(async () => (await waitingBehind(backup)) > 0, 'the migration to wait');
        // Comes after the migration in the table's line, while the backup goes on until this has its answer.
        expect((await reader.query('select from roster.courses')).rowCount).toBe(0);
      });
      await backup.query('commit');
      return migrating;
    });
    expect(applied).toEqual(['20991231000000-roster-colours.sql']);
  });

  it('waits half a minute for the database, because a process that loads hears nothing for seconds', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      const reached = once(silent, 'connection') as Promise<[Socket]>;
      const { port } = silent.address() as AddressInfo;
      const outcome: string[] = [];
      const migrating = migrateAs(`postgres://owner@127.0.0.1:${port}/lyceum`, folder).catch((error: Error) =>
        outcome.push(error.message),
      );
      const [socket] = await reached;
      mock.timers.tick(29_000);
      await turn();
      expect(outcome).toEqual([]);
      mock.timers.tick(1_000);
      await migrating;
      expect(outcome).toEqual([expect.stringContaining('timeout')]);
      socket.destroy();
    } finally {
      mock.timers.reset();
      silent.close();
    }
  });
});
