import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSecrets } from '#platform/config/secrets';
import { loadSettings } from '#platform/config/settings';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#platform/embedded/launcher';
import { Cluster } from '../../test/chaos/cluster/cluster.js';
import { CLIENT, move, type Cores } from './cores.js';
import { family, nameOf } from './proc.js';
import type { Serving } from './serving.js';

export interface SeveralProcessesSettings {
  readonly on: Cores;
  /** LYCEUM_DATA, with the database in it. */
  readonly data: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** `npm run cluster`: three replicas behind nginx and two workers, with the Redis and the database that they share. */
export class SeveralProcesses implements Serving {
  private database?: EmbeddedPostgres;
  private cluster?: Cluster;

  constructor(private readonly settings: SeveralProcessesSettings) {}

  get port(): number {
    return Number(new URL(this.cluster!.url).port);
  }

  get pids(): readonly number[] {
    const { replicas, workers, nginx } = this.parts;
    return [...replicas, ...workers, ...nginx];
  }

  get parts() {
    const { replicas, workers } = this.cluster!;
    const started = family(process.pid);
    return {
      nginx: started.filter((pid) => nameOf(pid) === 'nginx'),
      replicas: replicas.map(({ pid }) => pid),
      workers: workers.map(({ pid }) => pid),
      redis: started.filter((pid) => nameOf(pid) === 'redis-server'),
    };
  }

  async start(): Promise<void> {
    const { on, data, environment } = this.settings;
    await openSecrets(loadSettings({ LYCEUM_DATA: data })); // makes the secret, unless there is one
    const secret = readFileSync(join(data, 'secret'), 'utf8').trim();
    move([process.pid], on); // whatever is started now runs there
    const settings = { max_connections: 200 };
    this.database = await startEmbeddedPostgres({ dataDir: join(data, 'postgres'), settings });
    const databaseUrl = this.database.adminUrl();
    this.cluster = await Cluster.start({ databaseUrl, secret, data, environment });
    move([process.pid], CLIENT);
  }

  async stop(): Promise<void> {
    await this.cluster?.stop();
    await this.database?.stop();
  }

  async metrics(): Promise<string> {
    const scrapes = this.cluster!.metricsUrls.map(async (url) => (await fetch(url)).text());
    return (await Promise.all(scrapes)).join('\n');
  }
}
