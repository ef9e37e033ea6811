import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { freePort } from '#platform/embedded/free-port';
import { SupervisedProcess } from '#platform/embedded/supervised-process';
import { findProgram } from './optional-programs.js';

const startTimeout = 15_000;

/** ioredis leaves its disconnect timer running when the connection was closed already, hence a short one. */
const onceAndBriefly = {
  lazyConnect: true,
  retryStrategy: () => null,
  connectTimeout: 1_000,
  disconnectTimeout: 50,
} as const;

/** A Redis that one test may ill-treat. It keeps nothing on disk and ends with this process. */
export class PrivateRedis {
  readonly url: string;
  private readonly port: number;
  private readonly folder: string;
  private server: SupervisedProcess | undefined;
  private pid: number | undefined;

  constructor(port: number) {
    this.port = port;
    this.url = `redis://127.0.0.1:${port}`;
    this.folder = mkdtempSync(join(tmpdir(), 'lyceum-redis-'));
  }

  /** Starts it, or starts it again at the same port, empty, after a kill. */
  async start(): Promise<void> {
    const program = findProgram('redis-server');
    if (!program) throw new Error('redis-server is not on PATH');
    const options = { port: this.port, bind: '127.0.0.1', save: '', appendonly: 'no', dir: this.folder };
    const command = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
    this.server = new SupervisedProcess([program, ...command], { stopSignal: 'KILL' });
    this.pid = await this.whenReady(this.server);
    this.server.release();
  }

  /** Connections stay open and nothing answers, as on a host that hangs. */
  freeze(): void {
    process.kill(this.runningPid(), 'SIGSTOP');
  }

  thaw(): void {
    process.kill(this.runningPid(), 'SIGCONT');
  }

  /** SIGKILL; everything in it is lost. */
  async kill(): Promise<void> {
    await this.server?.stop();
    this.server = undefined;
    this.pid = undefined;
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private runningPid(): number {
    if (!this.pid) throw new Error('this Redis is not running');
    return this.pid;
  }

  private async whenReady(server: SupervisedProcess): Promise<number> {
    const deadline = Date.now() + startTimeout;
    while (server.exitCode() === undefined && Date.now() < deadline) {
      const pid = await this.askForPid();
      if (pid) return pid;
      await sleep(10);
    }
    await server.stop();
    throw new Error(`redis-server did not start:\n${server.output()}`);
  }

  private async askForPid(): Promise<number | undefined> {
    const client = new Redis(this.url, onceAndBriefly);
    client.on('error', () => {});
    try {
      await client.connect();
      return Number(/^process_id:(\d+)/m.exec(await client.info('server'))?.[1]);
    } catch {
      return undefined;
    } finally {
      client.disconnect();
    }
  }
}

export async function startPrivateRedis(): Promise<PrivateRedis> {
  const redis = new PrivateRedis(await freePort());
  await redis.start();
  return redis;
}
