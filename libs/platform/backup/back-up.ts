import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { to } from 'pg-copy-streams';
import { urlOf } from '../persistence/database-urls.js';
import { appliedTo } from '../persistence/migrate.js';
import { ArchiveWriter } from './archive-writer.js';
import { BackupRefused } from './backup-refused.js';
import { newManifest, type ArchivedEntry, type ArchivedTable, type Manifest } from './manifest.js';
import type { Progress } from './progress.js';
import { openIfThere, savedFiles } from './saved-files.js';
import { withSnapshotClient } from './snapshot-client.js';
import { fingerprint, partitionedMonths, tableLayouts, type TableLayout } from './table-layout.js';

export interface BackupSource {
  /** The administrator's; rows are read as `lyceum_backup`. */
  readonly adminUrl: string;
  /** LYCEUM_DATA. */
  readonly data: string;
  readonly secretMark: string;
  /** The secret lies in LYCEUM_DATA and nowhere else, so it belongs to the archive. */
  readonly secretInData: boolean;
}

export interface BackupSummary {
  readonly manifest: Manifest;
  /** Of the archive. */
  readonly bytes: number;
}

/**
 * Saves rows and files in one archive while Lyceum works: all tables as of one instant, then the files, which are always
 * written before the row that names them. @throws BackupRefused when there is something at `path` already
 */
export async function backUp(source: BackupSource, path: string, progress: Progress): Promise<BackupSummary> {
  if (await stat(path).catch(() => undefined)) throw new BackupRefused(`${path} is there already.`);
  const migrations = await appliedTo(urlOf(source.adminUrl, 'lyceum_owner'));
  const writer = await ArchiveWriter.create(path);
  try {
    return await withSnapshotClient(urlOf(source.adminUrl, 'lyceum_backup'), async (client) => {
      const layouts = await openSnapshot(client);
      const { rows } = await client.query<{ at: Date; server: string }>(
        `select clock_timestamp() as at, current_setting('server_version') as server`,
      );
      const paths = [...(source.secretInData ? ['secret'] : []), ...(await savedFiles(source.data))];
      const gauge = new Gauge(progress, await totalOf(layouts, source.data, paths));
      const partitions = await partitionedMonths(client);
      const tables = await saveTables(client, writer, layouts, gauge);
      const { files, vanished } = await saveFiles(source.data, paths, writer, gauge);
      const { secretMark } = source;
      const [{ at, server }] = rows as [{ at: Date; server: string }];
      const parts = { takenAt: at.toISOString(), server, migrations, partitions, tables, files, vanished };
      const manifest = newManifest({ ...parts, secretMark });
      return { manifest, bytes: await writer.finish(manifest) };
    });
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}

/** One instant for all tables; the locks keep migrations out until the end, and nobody else. */
async function openSnapshot(client: pg.Client): Promise<TableLayout[]> {
  const before = await tableLayouts(client);
  if (before.length === 0) throw new BackupRefused('The database holds no tables of Lyceum.');
  await client.query('begin isolation level repeatable read read only');
  await client.query(`lock table ${before.map(({ table }) => table).join(', ')} in access share mode`);
  return tableLayouts(client);
}

async function saveTables(
  client: pg.Client,
  writer: ArchiveWriter,
  layouts: readonly TableLayout[],
  gauge: Gauge,
): Promise<ArchivedTable[]> {
  const saved: ArchivedTable[] = [];
  for (const { table, columns, size } of layouts) {
    const part = gauge.part(size, table);
    const rows = client.query(to(`copy (select ${columns.join(', ')} from ${table}) to stdout`));
    const entry = await writer.add(`tables/${table}.copy`, rows, part.advance);
    saved.push({ ...entry, table, columns, ...(await fingerprint(client, { table, columns })) });
    part.end();
  }
  return saved;
}

async function saveFiles(
  data: string,
  paths: readonly string[],
  writer: ArchiveWriter,
  gauge: Gauge,
): Promise<{ files: ArchivedEntry[]; vanished: string[] }> {
  const files: ArchivedEntry[] = [];
  const vanished: string[] = [];
  for (const path of paths) {
    const content = await openIfThere(join(data, path));
    if (content) files.push(await writer.add(path, content, gauge.part(0, path).advance));
    else vanished.push(path);
  }
  return { files, vanished };
}

async function totalOf(
  layouts: readonly TableLayout[],
  data: string,
  paths: readonly string[],
): Promise<number> {
  let total = layouts.reduce((sum, { size }) => sum + size, 0);
  for (const path of paths) total += (await stat(join(data, path)).catch(() => ({ size: 0 }))).size;
  return total;
}

/** A table's size on disk is not that of its text: a part counts for what was expected of it, whatever it came to. */
class Gauge {
  private done = 0;

  constructor(
    private readonly progress: Progress,
    private readonly total: number,
  ) {}

  /** @param expected bytes; 0 when each byte that comes counts for itself */
  part(expected: number, note: string): { advance: (bytes: number) => void; end: () => void } {
    const before = this.done;
    const advance = (bytes: number) => {
      this.done = expected === 0 ? this.done + bytes : Math.min(this.done + bytes, before + expected);
      this.progress(this.done, this.total, note);
    };
    return { advance, end: () => void (this.done = before + expected) };
  }
}
