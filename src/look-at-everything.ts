import { access, constants, mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import pg from 'pg';
import { CliFailure, EXIT } from '#platform/cli/command-line';
import { loadSettings, publicUrl, type Settings } from '#platform/config/settings';
import { databaseUrls, urlOf } from '#platform/persistence/database-urls';
import { appliedTo, knownMigrations } from '#platform/persistence/migrate';
import { openDatabase } from './runtime.js';

interface Check {
  readonly name: string;
  /** Says what was found; throws what is wrong and what to do. */
  run(settings: Settings): Promise<string>;
}

const checks: Check[] = [
  {
    name: 'Node',
    run: async () => {
      if (Number(process.versions.node.split('.')[0]) < 24)
        throw new Error('Node 24 is needed: start through npm.');
      return process.version;
    },
  },
  {
    name: 'Data folder',
    run: async ({ LYCEUM_DATA }) => {
      const folder = resolve(LYCEUM_DATA);
      await mkdir(folder, { recursive: true });
      await access(folder, constants.R_OK | constants.W_OK);
      return folder;
    },
  },
  { name: 'Database', run: databaseState },
  {
    name: 'Redis',
    run: async ({ REDIS_URL }) =>
      REDIS_URL ? await pingRedis(REDIS_URL) : 'not configured; not needed for one process',
  },
  { name: 'Address', run: async (settings) => sharedAddress(settings) },
];

/** Several processes that each named their own port would tell links that nobody can open, and call one person by three names. */
function sharedAddress(settings: Settings): string {
  if (settings.REDIS_URL && !settings.PUBLIC_URL)
    throw new Error(
      'REDIS_URL is set, as for several processes, but PUBLIC_URL is not: each would name its own port in mails and records.',
    );
  return publicUrl(settings);
}

/** As it is: whoever looks before a restore, which wants an empty one, must not find it made. */
async function databaseState(settings: Settings): Promise<string> {
  const { embedded, adminUrl } = await openDatabase(settings);
  try {
    const { version, made } = await lookInto(adminUrl);
    const server = `PostgreSQL ${version}, ${embedded ? 'embedded' : 'outside'}`;
    if (!made) return `${server}, empty: the first start makes the tables`;
    const { sound } = await lookInto(databaseUrls(adminUrl).app);
    if (!sound) throw new Error('the serving role may bypass row security: see docs/operation.md');
    return `${server}, ${await migrationsOf(adminUrl)}`;
  } finally {
    await embedded?.stop();
  }
}

interface DatabaseState {
  readonly version: string;
  readonly made: boolean;
  readonly sound: boolean;
}

async function lookInto(url: string): Promise<DatabaseState> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<DatabaseState>(
      `select current_setting('server_version') as version, not (rolsuper or rolbypassrls) as sound,
         exists (select from pg_namespace where nspname = 'migration') as made
       from pg_roles where rolname = current_user`,
    );
    return rows[0]!;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function migrationsOf(adminUrl: string): Promise<string> {
  const applied = await appliedTo(urlOf(adminUrl, 'lyceum_owner'));
  const toCome = await knownMigrations();
  for (const { name } of applied) toCome.delete(name);
  const told = toCome.size > 0 ? `, ${toCome.size} to come with the next start` : '';
  return `${applied.length} migrations applied${told}`;
}

async function pingRedis(url: string): Promise<string> {
  const { Redis } = await import('ioredis');
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 2_000,
    maxRetriesPerRequest: 0,
    retryStrategy: null,
  });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    const policy = /maxmemory_policy:(\S+)/.exec(await redis.info('memory'))?.[1];
    return `answers; maxmemory-policy ${policy ?? 'unknown'}`;
  } finally {
    redis.disconnect();
  }
}

/** Looks at everything that a start needs, and says what to do about what is wrong. */
export async function lookAtEverything(): Promise<void> {
  const settings = loadSettings();
  let wrong = 0;
  for (const { name, run } of checks) {
    const [mark, text] = await run(settings).then(
      (found) => ['ok  ', found] as const,
      (error: Error) => ['FAIL', error.message] as const,
    );
    if (mark === 'FAIL') wrong++;
    process.stdout.write(`${mark}  ${name.padEnd(12)} ${text}\n`);
  }
  if (wrong > 0) throw new CliFailure(`${wrong} of ${checks.length} checks failed.`, EXIT.unavailable);
}
