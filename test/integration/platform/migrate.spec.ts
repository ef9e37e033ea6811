import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { urlOf } from '#platform/persistence/database-urls';
import { migrateAs } from '#platform/persistence/migrate';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { waitingForLocks } from '../../support/lock-waits.js';
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
        await until(async () => (await waitingForLocks(reader)) > 0, 'the migration to wait');
        // Comes after the migration in the table's line, while the backup goes on until this has its answer.
        expect((await reader.query('select from roster.courses')).rowCount).toBe(0);
      });
      await backup.query('commit');
      return migrating;
    });
    expect(applied).toEqual(['20991231000000-roster-colours.sql']);
  });
});
