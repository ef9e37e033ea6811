import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from } from 'pg-copy-streams';
import { analyseWhatIsFilled } from '../persistence/analyse.js';
import { ensureRoles } from '../persistence/database-roles.js';
import { urlOf } from '../persistence/database-urls.js';
import { migrateWithin } from '../persistence/migrate.js';
import type { ArchiveReader } from './archive-reader.js';
import { BackupRefused } from './backup-refused.js';
import type { ArchivedTable, Manifest } from './manifest.js';
import { Measured } from './measured.js';
import type { Progress } from './progress.js';
import { setRulesAside } from './rules-aside.js';
import { withSnapshotClient } from './snapshot-client.js';
import { SAME_TEXT, fingerprint, tableLayouts } from './table-layout.js';

/**
 * Makes the tables as they were, loads them, and lets the database check every rule: in one transaction of the owner's,
 * so that a database that could not be restored is empty again.
 */
export async function restoreDatabase(
  adminUrl: string,
  archive: ArchiveReader,
  progress: Progress,
): Promise<void> {
  await ensureRoles(adminUrl);
  await withSnapshotClient(urlOf(adminUrl, 'lyceum_owner'), async (client) => {
    await client.query('reset search_path; begin');
    await migrateWithin(client, archive.manifest.migrations);
    await client.query(SAME_TEXT);
    await compareLayouts(client, archive.manifest);
    for (const { table, first, last } of archive.manifest.partitions)
      await client.query('call platform.make_partitions($1, $2, $3)', [table, first, last]);
    const tables = archive.manifest.tables;
    const backInPlace = await setRulesAside(
      client,
      tables.map(({ table }) => table),
    );
    await client.query(`truncate ${tables.map(({ table }) => table).join(', ')}`);
    await load(client, archive, progress);
    await continueNumbers(client);
    await backInPlace();
    await compareContents(client, tables);
    await client.query('commit');
    await analyseWhatIsFilled(client);
  });
}

/** @throws BackupRefused unless nobody has anything in the database */
export async function refuseUnlessEmpty(adminUrl: string): Promise<void> {
  await withSnapshotClient(adminUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(`
      select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
        and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
      order by 1 limit 1`);
    if (rows.length > 0)
      throw new BackupRefused(
        `The database is not empty: it holds ${rows[0]!.name}. Restore into a new one.`,
      );
  });
}

/** Every table of these migrations has to be in the archive, with the same columns. */
async function compareLayouts(client: pg.Client, { tables }: Manifest): Promise<void> {
  const archived = new Map(tables.map(({ table, columns }) => [table, columns.join()]));
  for (const { table, columns } of await tableLayouts(client)) {
    if (!archived.has(table)) throw new BackupRefused(`The table ${table} is missing from the archive.`);
    if (archived.get(table) !== columns.join())
      throw new BackupRefused(`The table ${table} has other columns than in the archive.`);
  }
}

async function load(client: pg.Client, archive: ArchiveReader, progress: Progress): Promise<void> {
  const { tables } = archive.manifest;
  const total = tables.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  for (const { table, columns, path } of tables) {
    const measured = new Measured((bytes) => progress((done += bytes), total, `loading ${table}`));
    const rows = client.query(from(`copy ${table} (${columns.join(', ')}) from stdin`));
    await pipeline(await archive.read(path), measured, rows).catch((error: Error) => {
      throw new BackupRefused(`${path} cannot be loaded: ${error.message}.`);
    });
  }
}

/** Numbers that the database gives go on after the largest that is there. */
async function continueNumbers(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(`
    select c.attrelid::regclass::text as "table", quote_ident(c.attname) as "column",
      pg_get_serial_sequence(c.attrelid::regclass::text, c.attname) as sequence
    from pg_attribute c join pg_class t on t.oid = c.attrelid
    where c.attidentity <> '' and t.relowner = 'lyceum_owner'::regrole and not t.relispartition`);
  for (const { table, column, sequence } of rows)
    await client.query(
      `select setval($1::regclass, coalesce(max(${column}), 1), max(${column}) is not null) from ${table}`,
      [sequence],
    );
}

async function compareContents(client: pg.Client, tables: readonly ArchivedTable[]): Promise<void> {
  for (const { table, columns, rows, sum } of tables) {
    const now = await fingerprint(client, { table, columns });
    if (now.rows !== rows)
      throw new BackupRefused(`${table} holds ${now.rows} rows after the restore; ${rows} were saved.`);
    if (now.sum !== sum)
      throw new BackupRefused(`${table} holds other rows after the restore than were saved.`);
  }
}
