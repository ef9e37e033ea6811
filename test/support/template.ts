import { createHash } from 'node:crypto';
import pg from 'pg';
import { migrateDatabase, readMigrations } from '#platform/persistence/migrate';

const templates = 'lyceum_template_';

export const testDatabases = 'lyceum_test_';

const buildLock = 20_261_121;

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export function urlTo(database: string, adminUrl: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return url.toString();
}

/**
 * Named after the migrations, so that a change of any of them asks for a new one; and after the month, around which they make
 * partitions: one of last spring has none for today.
 */
async function currentTemplate(): Promise<string> {
  const hash = createHash('sha256').update(new Date().toISOString().slice(0, 7));
  for (const { name, sha256 } of await readMigrations()) hash.update(`${name} ${sha256}\n`);
  return templates + hash.digest('hex').slice(0, 16);
}

/** @returns the name of the migrated template, made by whichever worker comes first */
export async function ensureTemplate(adminUrl: string): Promise<string> {
  const name = await currentTemplate();
  await withClient(adminUrl, async (admin) => {
    await admin.query('select pg_advisory_lock($1)', [buildLock]);
    const found = await admin.query<{ datistemplate: boolean }>(
      'select datistemplate from pg_database where datname = $1',
      [name],
    );
    if (found.rows[0]?.datistemplate) return;
    if (found.rows[0]) await admin.query(`drop database ${name} with (force)`); // its maker did not finish
    await admin.query(`create database ${name}`);
    await migrateDatabase(urlTo(name, adminUrl));
    await admin.query(`alter database ${name} is_template true`);
  });
  return name;
}

/** What earlier runs left behind: databases of runs that were killed, templates of other migrations. */
export async function dropLeftovers(adminUrl: string): Promise<void> {
  const current = await currentTemplate();
  await withClient(adminUrl, async (admin) => {
    const { rows } = await admin.query<{ name: string }>(
      `select datname as name from pg_database where (starts_with(datname, $1) or starts_with(datname, $2)) and datname <> $3`,
      [templates, testDatabases, current],
    );
    for (const { name } of rows) {
      await admin.query(`alter database ${name} is_template false`);
      await admin.query(`drop database ${name} with (force)`);
    }
  });
}
