import { expect, it } from '@jest/globals';
import { databaseUrls } from '#platform/persistence/database-urls';
import { Database } from '#platform/persistence/database';
import { withClient } from '../../support/template.js';
import { testDatabase } from '../../support/database.js';

it('the pools of a process are closed when the server has ended their connections, and not before', async () => {
  const { adminUrl, drop } = await testDatabase();
  const lost: Error[] = [];
  const settings = { size: 20, applicationName: 'goodbyes', onError: (error: Error) => lost.push(error) };
  const database = new Database(databaseUrls(adminUrl), settings);
  await withClient(adminUrl, async (admin) => {
    const connected = async () => {
      const { rows } = await admin.query<{ n: number }>(
        `select count(*)::int as n from pg_stat_activity where application_name = 'goodbyes'`,
      );
      return rows[0]!.n;
    };
    const pools = [database.app, database.relay, database.copy];
    await Promise.all(
      pools.flatMap((pool) =>
        Array.from({ length: pool.options.max }, () => pool.query('select pg_sleep(0.1)')),
      ),
    );
    expect(await connected()).toBe(26);
    await database.close();
    expect(await connected()).toBe(0);
  });
  expect(lost).toEqual([]);
  await drop();
});
