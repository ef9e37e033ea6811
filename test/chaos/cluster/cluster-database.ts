import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#platform/embedded/launcher';
import { isAlive } from '#platform/embedded/postmaster';
import type { ServerSettings } from '#platform/embedded/postgres-command';

/** A PostgreSQL of the cluster's own: the server that npm installed, with fsync as shipped. It may be crashed. */
export class ClusterDatabase {
  readonly admin: pg.Pool;

  private constructor(
    private readonly home: string,
    private readonly settings: ServerSettings,
    private server: EmbeddedPostgres,
  ) {
    this.admin = new pg.Pool({
      connectionString: server.adminUrl(),
      max: 3,
      connectionTimeoutMillis: 10_000,
    });
    this.admin.on('error', () => undefined);
  }

  /** Unless told otherwise, beside the repository's own data: /tmp is often memory, where fsync costs nothing. */
  static async start(given: ServerSettings = {}, under = '.lyceum'): Promise<ClusterDatabase> {
    mkdirSync(under, { recursive: true });
    const home = mkdtempSync(resolve(under, 'cluster-'));
    chmodSync(home, 0o755); // the account that runs the database under root has to enter
    const settings = { max_connections: 200, ...given };
    const server = await startEmbeddedPostgres({ dataDir: join(home, 'postgres'), settings });
    return new ClusterDatabase(home, settings, server);
  }

  get url(): string {
    return this.server.adminUrl();
  }

  get pid(): number {
    return this.server.pid;
  }

  /** PGDATA. */
  get folder(): string {
    return this.server.folder;
  }

  /** What `pg_ctl stop -m immediate` sends: nothing is finished, nothing is written. */
  async crash(): Promise<void> {
    const { pid } = this.server;
    process.kill(pid, 'SIGQUIT');
    while (isAlive(pid)) await pause(5);
    await this.server.stop();
  }

  /** Its postmaster first, then whatever serves under it. */
  processes(): number[] {
    const { pid } = this.server;
    return [pid, ...childrenOf(pid)];
  }

  /** Nothing of it runs any more, as without power. */
  async kill(): Promise<void> {
    const all = this.processes();
    for (const pid of all) process.kill(pid, 'SIGKILL');
    while (all.some((pid) => isAlive(pid))) await pause(5);
    await this.server.stop();
  }

  /** In order, as for an upgrade: connections are ended. */
  async stop(): Promise<void> {
    await this.server.stop();
  }

  /** Starts it again on the same data and port, which recovers what had been written ahead. */
  async start(): Promise<void> {
    const { port } = this.server;
    this.server = await startEmbeddedPostgres({
      dataDir: join(this.home, 'postgres'),
      port,
      settings: this.settings,
    });
    if (this.server.port !== port) throw new Error(`The database's port ${port} was taken meanwhile.`);
  }

  /** Nothing of it remains. */
  async remove(): Promise<void> {
    await this.admin.end();
    await this.server.stop();
    rmSync(dirname(this.server.folder), { recursive: true, force: true });
    rmSync(this.home, { recursive: true, force: true });
  }
}

function childrenOf(parent: number): number[] {
  const { stdout } = spawnSync('ps', ['--ppid', String(parent), '-o', 'pid='], { encoding: 'utf8' });
  return stdout.split('\n').filter(Boolean).map(Number);
}
