import { Secrets } from '#platform/config/secrets';
import type { ServerSettings } from '#platform/embedded/postgres-command';
import { TEST_SECRET } from '../../support/test-secret.js';
import { ClusterDatabase } from './cluster-database.js';
import { Cluster, type ClusterSettings } from './cluster.js';

/** A cluster and its database, begun and ended together. */
export interface OwnCluster {
  readonly cluster: Cluster;
  readonly database: ClusterDatabase;
  readonly secrets: Secrets;
}

export type OwnClusterSettings = Omit<ClusterSettings, 'databaseUrl' | 'secret'> & {
  readonly server?: ServerSettings;
  /** The folder below which the database lies. */
  readonly under?: string;
  /** Where the processes find the database; another way to it than its own address may be laid in between. */
  readonly databasePath?: (own: string) => string;
  /** Before the first process is started, for what has to be there by then. */
  readonly prepare?: (database: ClusterDatabase) => Promise<void>;
};

/** Runs `work` on a cluster of its own, of which nothing remains. */
export async function withCluster<T>(
  { server, under, databasePath, prepare, ...settings }: OwnClusterSettings,
  work: (own: OwnCluster) => Promise<T>,
): Promise<T> {
  const database = await ClusterDatabase.start(server, under);
  try {
    await prepare?.(database);
    const databaseUrl = databasePath?.(database.url) ?? database.url;
    const cluster = await Cluster.start({ ...settings, databaseUrl, secret: TEST_SECRET });
    try {
      return await work({ cluster, database, secrets: new Secrets(TEST_SECRET) });
    } finally {
      await cluster.stop();
    }
  } finally {
    await database.remove();
  }
}
