import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import pg from 'pg';
import { freePort } from '#platform/embedded/free-port';
import { openSecrets, type Secrets } from '#platform/config/secrets';
import { loadSettings } from '#platform/config/settings';
import { startEmbeddedPostgres } from '#platform/embedded/launcher';
import type { Cores } from './cores.js';
import { OneProcess } from './one-process.js';
import type { Parts } from './processor-shares.js';
import type { Serving } from './serving.js';
import { SeveralProcesses } from './several-processes.js';

export interface OpenedDatabase {
  /** The superuser's. */
  readonly url: string;
  readonly admin: pg.Client;
  /** Of the postmaster. */
  readonly pid: number;
}

/** Whatever is not said here is as shipped: row security, audit, log, metrics, fsync. */
const ENVIRONMENT = {
  HOST: '127.0.0.1',
  LYCEUM_DEMO: 'off',
  /** One person makes all requests of a benchmark; the limit is on, but not in the way. */
  API_REQUESTS_PER_MINUTE: '100000000',
  SOCKETS_PER_PERSON: '1000000',
};

/** Lyceum as `npm start` runs it, or with BENCH_CLUSTER as `npm run cluster` does, on a folder and ports of its own. */
export class Installation {
  private readonly environment: NodeJS.ProcessEnv;
  private readonly serving: Serving;
  private stays = false;
  private readonly clusters = new Set<string>();

  private constructor(
    private readonly home: string,
    on: Cores,
    [port, metricsPort]: readonly [number, number],
  ) {
    const data = join(home, 'lyceum');
    this.environment = { ...process.env, ...ENVIRONMENT, LYCEUM_DATA: data };
    const logFile = join(home, 'log');
    this.serving = process.env['BENCH_CLUSTER']
      ? new SeveralProcesses({ on, data, environment: { ...ENVIRONMENT, LOG_LEVEL: 'info' } })
      : new OneProcess({ on, port, metricsPort, environment: this.environment, logFile });
  }

  /** An empty folder; beside the repository's own data, because /tmp is often memory, where fsync costs nothing. */
  static async prepare(on: Cores): Promise<Installation> {
    mkdirSync('.lyceum', { recursive: true });
    const home = mkdtempSync(resolve('.lyceum/bench-'));
    chmodSync(home, 0o755); // the account that runs the database under root has to enter
    return new Installation(home, on, [await freePort(), await freePort()]);
  }

  /** A folder that stays, with what is in it: for what takes minutes to make. `remove` leaves it. */
  static async kept(folder: string, on: Cores): Promise<Installation> {
    const home = resolve(folder);
    mkdirSync(home, { recursive: true });
    const installation = new Installation(home, on, [await freePort(), await freePort()]);
    installation.stays = true;
    return installation;
  }

  /** Runs the command line on it while it does not serve. */
  async command(args: readonly string[], input = ''): Promise<void> {
    const log = openSync(join(this.home, 'log'), 'a');
    const child = spawn(process.execPath, ['dist/src/cli.js', ...args], {
      env: this.environment,
      stdio: ['pipe', log, log],
    });
    child.stdin!.end(input);
    const [code] = (await once(child, 'exit')) as [number | null];
    closeSync(log);
    if (code !== 0) throw new Error(`lyceum ${args.join(' ')} ended with ${code}:\n${this.log()}`);
  }

  /** Starts it and waits until it serves. @returns the milliseconds that took */
  async start(): Promise<number> {
    const began = performance.now();
    await this.serving.start();
    return performance.now() - began;
  }

  get port(): number {
    return this.serving.port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** What it tells of itself, as Prometheus reads it. */
  metrics(): Promise<string> {
    return this.serving.metrics();
  }

  /** The folder of stored files. */
  get files(): string {
    return join(this.home, 'lyceum/files');
  }

  /** The folder of the mails that it sends. */
  get outbox(): string {
    return join(this.home, 'lyceum/outbox');
  }

  /** The keys that it has made for itself. */
  secrets(): Promise<Secrets> {
    return openSecrets(loadSettings({ LYCEUM_DATA: join(this.home, 'lyceum') }));
  }

  /** Of the processes that serve. */
  get pids(): readonly number[] {
    return this.serving.pids;
  }

  /** The processes that serve, by what they are, without the database's. */
  get parts(): Parts {
    return this.serving.parts;
  }

  /** A superuser's connection to its database. */
  async database(): Promise<OpenedDatabase> {
    const server = await startEmbeddedPostgres({ dataDir: join(this.home, 'lyceum/postgres') });
    if (!server.adopted) throw new Error('The database of the installation did not run.');
    this.clusters.add(server.folder);
    const admin = new pg.Client({ connectionString: server.adminUrl() });
    admin.on('error', () => undefined);
    await admin.connect();
    return { url: server.adminUrl(), admin, pid: server.pid };
  }

  stop(signal: 'SIGINT' | 'SIGTERM' = 'SIGINT'): Promise<void> {
    return this.serving.stop(signal);
  }

  /** Nothing of it remains, unless it is to stay. */
  async remove(): Promise<void> {
    await this.stop();
    if (this.stays) return;
    for (const cluster of this.clusters) rmSync(dirname(cluster), { recursive: true, force: true });
    rmSync(this.home, { recursive: true, force: true });
  }

  private log(): string {
    return readFileSync(join(this.home, 'log'), 'utf8').slice(-5_000);
  }
}
