import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { atOnce, changeIndex, indexChanges } from './concurrent-indexes.js';
import { AT_START_MS, ensureRoles } from './database-roles.js';
import { urlOf } from './database-urls.js';

const MIGRATIONS = join(process.cwd(), 'migrations');
const LOCK = 4_207_531;
const LOCK_NOT_AVAILABLE = '55P03';
const LOCK_PATIENCE_MS = 1_000;
const LOCK_REST_MS = 2_000;
/** Ten minutes of it: longer than a backup takes, after which an operator has to look. */
const LOCK_ATTEMPTS = 200;
const TURN_MS = 250;

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

/** The migrations of a folder in the order of their time-stamped names. */
export async function readMigrations(folder = MIGRATIONS): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8');
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/**
 * Brings the database up to date and returns the names of what was applied. Replicas that start together wait for one
 * another; each migration is one transaction, unless it makes indexes beside those who write, and run as the owner role; one that
 * was edited after it ran is refused.
 */
export async function migrateDatabase(adminUrl: string): Promise<string[]> {
  await ensureRoles(adminUrl);
  return migrateAs(urlOf(adminUrl, 'lyceum_owner'));
}

export async function migrateAs(ownerUrl: string, folder?: string): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: AT_START_MS });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await comeToTurn(client);
    const applied = await appliedMigrations(client);
    const pending = migrations.filter((migration) => isPending(migration, applied));
    for (const migration of pending) await apply(client, migration);
    return pending.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/** Nobody waits within a statement: whoever makes an index beside those who write waits for all statements that began before. */
async function comeToTurn(client: pg.Client): Promise<void> {
  const ask = 'select pg_try_advisory_lock($1) as mine';
  while (!(await client.query<{ mine: boolean }>(ask, [LOCK])).rows[0]!.mine) await pause(TURN_MS);
}

/** Applies exactly these, in this order, within the transaction under way: as it was done where they come from. */
export async function migrateWithin(
  client: pg.Client,
  wanted: readonly Pick<Migration, 'name'>[],
): Promise<void> {
  const here = new Map((await readMigrations()).map((migration) => [migration.name, migration]));
  await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
  await appliedMigrations(client); // makes the table
  for (const { name } of wanted) await note(client, here.get(name)!);
}

/** By name, the SHA-256 of each migration that this Lyceum brings. */
export async function knownMigrations(): Promise<Map<string, string>> {
  return new Map((await readMigrations()).map(({ name, sha256 }) => [name, sha256]));
}

/** What was applied to a database, in that order. */
export async function appliedTo(ownerUrl: string): Promise<Pick<Migration, 'name' | 'sha256'>[]> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; sha256: string }>(
      'select name, sha256 from migration.applied order by applied_at, name',
    );
    return rows;
  } finally {
    await client.end();
  }
}

async function appliedMigrations(client: pg.Client): Promise<Map<string, string>> {
  await client.query(`
    create schema if not exists migration;
    create table if not exists migration.applied (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from migration.applied',
  );
  return new Map(rows.map((row) => [row.name, row.sha256]));
}

function isPending(migration: Migration, applied: Map<string, string>): boolean {
  const before = applied.get(migration.name);
  if (before === undefined) return true;
  if (before === migration.sha256) return false;
  throw new Error(`Migration ${migration.name} was changed after it had run: write a new one instead.`);
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  const patiently = (work: () => Promise<unknown>) => inTurn(client, work);
  try {
    const changes = indexChanges(migration.sql);
    if (changes === null) return await patiently(() => note(client, migration));
    for (const change of changes) await changeIndex(client, change, patiently);
    await remember(client, migration);
  } catch (error) {
    throw new Error(`Migration ${migration.name} failed: ${(error as Error).message}`, { cause: error });
  }
}

/**
 * Whoever waits for a lock on a table holds up everybody who comes after: so a migration waits briefly, lets go, and
 * tries again. A backup or a long report under way delays it, and the people at work notice nothing.
 */
async function inTurn(client: pg.Client, work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    await client.query(`begin; set local lock_timeout = '${LOCK_PATIENCE_MS}ms'`);
    try {
      await work();
      await client.query('commit');
      return;
    } catch (error) {
      await client.query('rollback');
      if ((error as pg.DatabaseError).code !== LOCK_NOT_AVAILABLE || attempt === LOCK_ATTEMPTS) throw error;
      await pause(LOCK_REST_MS);
    }
  }
}

async function note(client: pg.Client, migration: Migration): Promise<void> {
  await client.query(atOnce(migration.sql));
  await remember(client, migration);
}

async function remember(client: pg.Client, { name, sha256 }: Migration): Promise<void> {
  await client.query(
    'insert into migration.applied (name, sha256, applied_at) values ($1, $2, clock_timestamp())',
    [name, sha256],
  );
}
