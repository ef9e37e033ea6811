import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '#platform/embedded/free-port';
import { openSecrets, type Secrets } from '#platform/config/secrets';
import { loadSettings } from '#platform/config/settings';
import { startEmbeddedPostgres } from '#platform/embedded/launcher';
import { pinned, type Cores } from './cores.js';

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

const PATIENCE_MS = 60_000;

/** Lyceum as `npm start` runs it, on a folder and ports of its own. */
export class Installation {
  private readonly environment: NodeJS.ProcessEnv;
  private child?: ChildProcess;
  private stays = false;
  private readonly clusters = new Set<string>();

  private constructor(
    private readonly home: string,
    private readonly on: Cores,
    readonly port: number,
    private readonly metricsPort: number,
  ) {
    const ports = { PORT: String(port), METRICS_PORT: String(metricsPort) };
    this.environment = { ...process.env, ...ENVIRONMENT, ...ports, LYCEUM_DATA: join(home, 'lyceum') };
  }

  /** An empty folder; beside the repository's own data, because /tmp is often memory, where fsync costs nothing. */
  static async prepare(on: Cores): Promise<Installation> {
    mkdirSync('.lyceum', { recursive: true });
    const home = mkdtempSync(resolve('.lyceum/bench-'));
    chmodSync(home, 0o755); // the account that runs the database under root has to enter
    return new Installation(home, on, await freePort(), await freePort());
  }

  /** A folder that stays, with what is in it: for what takes minutes to make. `remove` leaves it. */
  static async kept(folder: string, on: Cores): Promise<Installation> {
    const home = resolve(folder);
    mkdirSync(home, { recursive: true });
    const installation = new Installation(home, on, await freePort(), await freePort());
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

  /** Starts the process and waits until it serves. @returns the milliseconds that took */
  async start(): Promise<number> {
    const log = openSync(join(this.home, 'log'), 'a');
    const [program, ...args] = pinned(this.on, startCommand());
    const began = performance.now();
    this.child = spawn(program!, args, { env: this.environment, stdio: ['ignore', log, log] });
    closeSync(log);
    await this.untilReady(began);
    return performance.now() - began;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** What it tells of itself, as Prometheus reads it. */
  async metrics(): Promise<string> {
    return (await fetch(`http://127.0.0.1:${this.metricsPort}/metrics`)).text();
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

  /** Of the Node process. */
  get pid(): number {
    return this.child!.pid!;
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

  async stop(signal: 'SIGINT' | 'SIGTERM' = 'SIGINT'): Promise<void> {
    if (!this.child || this.child.exitCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill(signal);
    await ended;
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

  private async untilReady(began: number): Promise<void> {
    for (;;) {
      const ready = await fetch(`${this.url}/health/ready`).catch(() => undefined);
      if (ready && ready.status !== 503) return;
      if (this.child!.exitCode !== null || performance.now() - began > PATIENCE_MS)
        throw new Error(`Lyceum did not start:\n${this.log()}`);
      await pause(5);
    }
  }
}

/** What package.json starts, by the project's own Node. */
function startCommand(): string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } };
  const [, , ...args] = scripts.start.split(' ');
  if (!scripts.start.startsWith('exec node '))
    throw new Error(`npm start is not understood: ${scripts.start}`);
  return [process.execPath, ...args];
}
