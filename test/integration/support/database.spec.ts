import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { databaseUrls } from '#platform/persistence/database-urls';
import { readMigrations } from '#platform/persistence/migrate';
import { type TestDatabase, testDatabase } from '../../support/database.js';
import { withClient } from '../../support/template.js';

describe('the database of a test', () => {
  const databases: TestDatabase[] = [];

  beforeAll(async () => {
    databases.push(...(await Promise.all([testDatabase(), testDatabase()])));
  });
  afterAll(() => Promise.all(databases.map((database) => database.drop())));

  it('has every migration', async () => {
    const { rows } = await query(databases[0]!.adminUrl, 'select name from migration.applied order by name');
    const migrations = await readMigrations();
    expect(rows.map(({ name }) => name)).toEqual(migrations.map(({ name }) => name));
  });

  it('is nobody else’s', async () => {
    await query(databases[0]!.adminUrl, 'create table public.mine ()');
    const { rows } = await query(databases[1]!.adminUrl, `select to_regclass('public.mine') as name`);
    expect(rows).toEqual([{ name: null }]);
  });

  it('lets the application’s role in, and lets it create nothing', async () => {
    const { app } = databaseUrls(databases[0]!.adminUrl);
    expect((await query(app, 'select current_user as name')).rows).toEqual([{ name: 'lyceum_app' }]);
    await expect(query(app, 'create table public.theirs ()')).rejects.toThrow('permission denied');
  });

  it('is gone after the test', async () => {
    const database = await testDatabase();
    await database.drop();
    await expect(query(database.adminUrl, 'select 1')).rejects.toThrow('does not exist');
  });
});

function query(url: string, sql: string) {
  return withClient(url, (client) => client.query<{ name: string | null }>(sql));
}
