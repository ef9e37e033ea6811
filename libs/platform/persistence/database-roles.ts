import pg from 'pg';
import { DATABASE_ROLES, rolePassword, urlOf, type DatabaseRole } from './database-urls.js';

/**
 * How long a process that starts waits for a connection (ms). It loads two thousand files meanwhile and hears nothing, for
 * many seconds where several start on one core or where it has half of one: giving up then would only begin it all again.
 */
export const AT_START_MS = 30_000;

/**
 * Makes the roles when they are missing and lets them into this database; only the owner may create in it. Needs an
 * administrator (superuser, or CREATEROLE and owner of the database). Safe to run by several replicas at once.
 */
export async function ensureRoles(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: AT_START_MS });
  client.on('error', () => undefined);
  await client.connect();
  try {
    for (const role of DATABASE_ROLES) await ensureRole(client, adminUrl, role);
    const { rows } = await client.query<{ name: string }>('select current_database() as name');
    await letRolesInto(rows[0]!.name, client);
    await unlessDoneByAnother(() => client.query('revoke create on schema public from public'));
  } finally {
    await client.end();
  }
}

async function ensureRole(admin: pg.Client, adminUrl: string, role: DatabaseRole): Promise<void> {
  const password = admin.escapeLiteral(rolePassword(adminUrl, role));
  const known = await admin.query('select 1 from pg_roles where rolname = $1', [role]);
  if (known.rowCount === 0) {
    const attributes = 'login nosuperuser nobypassrls nocreatedb nocreaterole noinherit noreplication';
    await unlessDoneByAnother(() => admin.query(`create role ${role} ${attributes} password ${password}`));
  } else if (!(await canLogIn(urlOf(adminUrl, role)))) {
    await unlessDoneByAnother(() => admin.query(`alter role ${role} login password ${password}`));
  }
}

/** The roles may use the database, and nobody else. */
export async function letRolesInto(database: string, admin: pg.Client): Promise<void> {
  const name = admin.escapeIdentifier(database);
  await unlessDoneByAnother(() =>
    admin.query(`
      revoke all on database ${name} from public;
      grant connect on database ${name} to lyceum_owner, lyceum_app, lyceum_relay, lyceum_backup;
      grant create on database ${name} to lyceum_owner;
      grant temporary on database ${name} to lyceum_app;
    `),
  );
}

async function canLogIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: AT_START_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Another replica at the same work: role exists already, or its catalogue row was changed under us. */
async function unlessDoneByAnother(step: () => Promise<unknown>): Promise<void> {
  try {
    await step();
  } catch (error) {
    const { code, message } = error as pg.DatabaseError;
    const raced = code === '42710' || code === '23505' || /concurrently updated/.test(message);
    if (!raced) throw error;
  }
}
