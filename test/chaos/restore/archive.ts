import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startEmbeddedPostgres } from '#platform/embedded/launcher';
import type { ServerSettings } from '#platform/embedded/postgres-command';
import { until } from '../../support/until.js';
import type { ClusterDatabase } from '../cluster/cluster-database.js';
import type { Findings } from '../harness/rig.js';
import type { Traffic } from '../steady/traffic.js';

/** Where a server archives what it writes, as docs/operation.md lays it out, and the way back from there. */
export class Archive {
  private readonly home = mkdtempSync('/var/tmp/lyceum-archive-');
  private readonly wal = join(this.home, 'wal');
  private readonly copy = join(this.home, 'copy');

  constructor() {
    for (const folder of [this.wal, this.copy]) mkdirSync(folder);
    for (const folder of [this.home, this.copy]) chmodSync(folder, 0o755);
    chmodSync(this.wal, 0o777); // under root the server runs as another account
  }

  get settings(): ServerSettings {
    const path = `${this.wal}/%f`;
    return {
      archive_mode: 'on',
      archive_command: `test ! -f ${path} && cp %p ${path}.part && sync ${path}.part && mv ${path}.part ${path}`,
    };
  }

  /** A base copy, and what was archived after it, hold what was acknowledged before the last segment was archived. */
  async drill(database: ClusterDatabase, { versions }: Traffic): Promise<Findings> {
    await this.copyBase(database);
    await pause(3_000);
    const acknowledged = new Map(versions);
    await switchedAndArchived(database.admin);
    const server = await startEmbeddedPostgres({
      dataDir: this.copy,
      settings: { restore_command: `cp ${this.wal}/%f %p`, max_connections: 200 },
    });
    try {
      const lost = await lostIn(server.adminUrl(), acknowledged);
      return { figures: { archived_registers_compared: acknowledged.size }, violations: lost };
    } finally {
      await server.stop();
    }
  }

  remove(): void {
    rmSync(this.home, { recursive: true, force: true });
  }

  private async copyBase({ url, folder }: ClusterDatabase): Promise<void> {
    const to = join(this.copy, 'cluster');
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await client.query(`select pg_backup_start('base', true)`);
      spawnSync('cp', ['-a', folder, to]); // files that vanish meanwhile are in the log
      const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop()');
      writeFileSync(join(to, 'backup_label'), rows[0]!.labelfile);
    } finally {
      await client.end();
    }
    rmSync(join(to, 'postmaster.pid'), { force: true });
    rmSync(join(to, 'pg_wal'), { recursive: true });
    mkdirSync(join(to, 'pg_wal'), { mode: 0o700 });
    writeFileSync(join(to, 'recovery.signal'), '');
    const { uid, gid } = statSync(to);
    for (const name of ['pg_wal', 'recovery.signal', 'backup_label']) chownSync(join(to, name), uid, gid);
    spawnSync('cp', ['-a', join(folder, '..', 'admin-password'), this.copy]);
  }
}

/** Everything that was committed by now lies in the archive. */
async function switchedAndArchived(admin: pg.Pool): Promise<void> {
  const { rows } = await admin.query<{ name: string }>('select pg_walfile_name(pg_switch_wal()) as name');
  const archived = async () => {
    const { rows: told } = await admin.query<{ last: string | null }>(
      'select last_archived_wal as last from pg_stat_archiver',
    );
    return (told[0]!.last ?? '') >= rows[0]!.name;
  };
  await until(archived, 'the last segment to be archived', 60_000);
}

async function lostIn(url: string, acknowledged: ReadonlyMap<string, number>): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ register: string; version: number }>(
      'select register_id as register, max(version) as version from attendance.marks group by 1',
    );
    const restored = new Map(rows.map(({ register, version }) => [register, version]));
    return [...acknowledged]
      .filter(([register, version]) => (restored.get(register) ?? 0) < version)
      .map(([register, version]) => `lost from the archive: ${register} was at ${version}`);
  } finally {
    await client.end();
  }
}
