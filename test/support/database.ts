import { randomBytes } from 'node:crypto';
import { ensureRoles, letRolesInto } from '#platform/persistence/database-roles';
import { ensureTemplate, testDatabases, urlTo, withClient } from './template.js';

export interface TestDatabase {
  /** the superuser's URL; `databaseUrls(adminUrl)` gives those of the application's roles */
  adminUrl: string;
  drop(): Promise<void>;
}

/** Looked for by each process once: it is named after what all migrations say. */
let template: Promise<string> | undefined;

/** A fresh database with all migrations, the caller's own: one for each test file, dropped in its afterAll. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_URL;
  if (!server)
    throw new Error('TEST_DATABASE_URL is not set: does the test lie in an integration or e2e project?');
  const name = testDatabases + randomBytes(8).toString('hex');
  const isFirst = template === undefined;
  const copied = await (template ??= ensureTemplate(server));
  await withClient(server, async (admin) => {
    await admin.query(`create database ${name} template ${copied} strategy file_copy`);
    await letRolesInto(name, admin); // who may connect is not copied from a template
  });
  const adminUrl = urlTo(name, server);
  if (isFirst) await ensureRoles(adminUrl); // the server may be one that was used with another password
  return {
    adminUrl,
    drop: () =>
      withClient(server, async (admin) => void (await admin.query(`drop database ${name} with (force)`))),
  };
}

/** A database without anything in it, on the same server. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_URL!;
  const name = testDatabases + randomBytes(8).toString('hex');
  await withClient(server, (admin) => admin.query(`create database ${name}`));
  return {
    adminUrl: urlTo(name, server),
    drop: () =>
      withClient(server, async (admin) => void (await admin.query(`drop database ${name} with (force)`))),
  };
}
