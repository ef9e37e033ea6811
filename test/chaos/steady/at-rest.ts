import { setTimeout as pause } from 'node:timers/promises';
import type { OwnCluster } from '../cluster/own-cluster.js';

/** How soon every replica has to serve again (s). */
export const PATIENCE_S = 5;

/** Seconds until every replica has read from the database, or a little more than is allowed. */
export async function servedAgain({ cluster }: OwnCluster): Promise<number> {
  const began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 100) / 10;
  const ready = async (url: string) =>
    fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(1_000) }).then(
      ({ ok }) => ok,
      () => false,
    );
  while (seconds() < PATIENCE_S * 3) {
    if ((await Promise.all(cluster.replicaUrls.map(ready))).every(Boolean)) return seconds();
    await pause(50);
  }
  return seconds();
}

/** In words, each process that has ended though nobody had asked for it. */
export function endedByThemselves({ cluster }: OwnCluster): string[] {
  return cluster.members
    .filter(({ surrenders }) => surrenders.length > 0)
    .map(({ name }) => `${name} ended by itself`);
}

/** Connections to the database that are lent in some process: none, when nobody asks for anything. */
export async function busyConnections({ cluster }: OwnCluster): Promise<number> {
  const scrapes = await Promise.all(
    cluster.metricsUrls.map(async (url) => (await fetch(url).catch(() => undefined))?.text() ?? ''),
  );
  const busy = scrapes.map(
    (text) => /lyceum_database_connections\{pool="app",state="busy"\} (\d+)/.exec(text)?.[1],
  );
  return busy.reduce((sum, count) => sum + Number(count ?? 0), 0);
}
