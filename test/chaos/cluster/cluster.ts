import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PrivateNginx } from '../../support/private-nginx.js';
import { startPrivateRedis, type PrivateRedis } from '../../support/private-redis.js';
import type { SourceChange } from '../harness/source-change.js';
import { Member } from './member.js';
import { quietPort } from './quiet-port.js';

export interface ClusterSettings {
  /** The administrator's, of a database that exists. */
  readonly databaseUrl: string;
  readonly secret: string;
  readonly replicas?: number;
  readonly workers?: number;
  /** Files and the mail outbox, which all processes share; without it, a folder that is removed in the end. */
  readonly data?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly changes?: readonly SourceChange[];
  /** Of one process alone, by its name. */
  readonly changesOf?: Readonly<Record<string, readonly SourceChange[]>>;
  /** Where Redis is found; another way to it than its own address may be laid in between. */
  readonly redisUrl?: (own: string) => string;
  /** The folder of the code that a process runs, by its name; here, where nothing is said. */
  readonly codeOf?: (name: string) => string | undefined;
}

interface Parts {
  readonly folder: string;
  readonly data: string;
  readonly nginx: PrivateNginx;
  readonly redis: PrivateRedis;
  readonly replicas: readonly Member[];
  readonly workers: readonly Member[];
  readonly replicaUrls: readonly string[];
  readonly metricsUrls: readonly string[];
}

/** Replicas behind nginx and workers, with a Redis of their own, as plain processes on private ports. */
export class Cluster {
  private constructor(private readonly parts: Parts) {}

  static async start(settings: ClusterSettings): Promise<Cluster> {
    const cluster = new Cluster(await assemble(settings));
    try {
      await cluster.begin();
      return cluster;
    } catch (error) {
      await cluster.stop();
      throw error;
    }
  }

  get replicas(): readonly Member[] {
    return this.parts.replicas;
  }

  get workers(): readonly Member[] {
    return this.parts.workers;
  }

  get members(): readonly Member[] {
    return [...this.replicas, ...this.workers];
  }

  /** Where its users go: nginx. */
  get url(): string {
    return this.parts.nginx.url;
  }

  /** Of each replica, past nginx. */
  get replicaUrls(): readonly string[] {
    return this.parts.replicaUrls;
  }

  /** Of each process, the replicas' first. */
  get metricsUrls(): readonly string[] {
    return this.parts.metricsUrls;
  }

  get redis(): PrivateRedis {
    return this.parts.redis;
  }

  /** LYCEUM_DATA of all processes. */
  get data(): string {
    return this.parts.data;
  }

  /** Everything that its processes have logged. */
  logs(): string {
    return this.members.map((member) => member.log()).join('');
  }

  async stop(): Promise<void> {
    await this.parts.nginx.stop();
    await Promise.all(this.members.map((member) => member.kill()));
    await this.redis.stop();
    rmSync(this.parts.folder, { recursive: true, force: true });
  }

  private async begin(): Promise<void> {
    const [first, ...others] = this.members;
    await first!.start(); // migrates
    for (const member of others) member.launch();
    await Promise.all(others.map((member) => member.ready()));
    await this.parts.nginx.start();
  }
}

async function assemble(settings: ClusterSettings): Promise<Parts> {
  const { replicas = 3, workers = 2 } = settings;
  const folder = mkdtempSync(join(tmpdir(), 'lyceum-cluster-'));
  chmodSync(folder, 0o755);
  const data = settings.data ?? join(folder, 'data');
  mkdirSync(data, { recursive: true });
  const redis = await startPrivateRedis();
  const nginxPort = await quietPort();
  const publicUrl = `http://127.0.0.1:${nginxPort}`;
  const made: Made[] = [];
  for (let n = 0; n < replicas + workers; n++) {
    const role = n < replicas ? 'api' : 'worker';
    const name = role === 'api' ? `api-${n + 1}` : `worker-${n - replicas + 1}`;
    made.push(await memberOf({ name, role, folder, data, publicUrl, redisUrl: redis.url }, settings));
  }
  const addresses = made.slice(0, replicas).map(({ port }) => `127.0.0.1:${port}`);
  const members = made.map(({ member }) => member);
  return {
    folder,
    data,
    redis,
    nginx: new PrivateNginx(nginxPort, addresses),
    replicas: members.slice(0, replicas),
    workers: members.slice(replicas),
    replicaUrls: addresses.map((address) => `http://${address}`),
    metricsUrls: made.map(({ metricsPort }) => `http://127.0.0.1:${metricsPort}/metrics`),
  };
}

interface Made {
  readonly member: Member;
  readonly port: number;
  readonly metricsPort: number;
}

interface Place {
  readonly name: string;
  readonly role: 'api' | 'worker';
  readonly folder: string;
  readonly data: string;
  /** The same for all, as it is a part of what they say of people and things. */
  readonly publicUrl: string;
  readonly redisUrl: string;
}

async function memberOf(place: Place, settings: ClusterSettings): Promise<Made> {
  const { name, role, folder } = place;
  const [port, metricsPort] = [await quietPort(), await quietPort()];
  const code = settings.codeOf?.(name);
  const member = new Member({
    name,
    script: role === 'api' ? 'dist/src/main.js' : 'dist/src/worker.js',
    environment: environmentOf(place, settings, { PORT: String(port), METRICS_PORT: String(metricsPort) }),
    changes: code ? [] : [...(settings.changes ?? []), ...(settings.changesOf?.[name] ?? [])],
    readyAt:
      role === 'api' ? `http://127.0.0.1:${port}/health/ready` : `http://127.0.0.1:${metricsPort}/metrics`,
    logFile: join(folder, `${name}.log`),
    code,
  });
  return { member, port, metricsPort };
}

function environmentOf(
  { role, data, publicUrl, redisUrl }: Place,
  settings: ClusterSettings,
  ports: Readonly<Record<string, string>>,
): Record<string, string> {
  return {
    LYCEUM_ROLE: role,
    ...ports,
    DATABASE_URL: settings.databaseUrl,
    LYCEUM_SECRET: settings.secret,
    LYCEUM_DATA: data,
    PUBLIC_URL: publicUrl,
    REDIS_URL: settings.redisUrl?.(redisUrl) ?? redisUrl,
    TRUST_PROXY: '1',
    DRAIN_SECONDS: '8', // longer than nginx keeps a quiet connection (5 s)
    LOG_LEVEL: 'warn',
    ...settings.environment,
  };
}
