import { randomBytes } from 'node:crypto';
import { ensureRoles } from '#platform/persistence/database-roles';
import { ensureTemplate, testDatabases, urlTo, withClient } from './template.js';

export interface TestDatabase {
  /** the superuser's URL; `databaseUrls(adminUrl)` gives those of the application's roles */
  adminUrl: string;
  drop(): Promise<void>;
}

/** A fresh database with all migrations, the caller's own: one for each test file, dropped in its afterAll. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_URL;
  if (!server)
    throw new Error('TEST_DATABASE_URL is not set: does the test lie in an integration or e2e project?');
  const name = testDatabases + randomBytes(8).toString('hex');
  const template = await ensureTemplate(server);
  await withClient(server, (admin) =>
    admin.query(`create database ${name} template ${template} strategy file_copy`),
  );
  const adminUrl = urlTo(name, server);
  await ensureRoles(adminUrl); // who may connect is not copied from a template
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
