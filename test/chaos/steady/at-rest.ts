import { setTimeout as pause } from 'node:timers/promises';
import type { OwnCluster } from '../cluster/own-cluster.js';
import type { Findings } from '../harness/rig.js';

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

/** Connections to the database that a process says it has lent, or nothing when it does not say. */
export async function busyAt(metricsUrl: string): Promise<number | undefined> {
  const text = await fetch(metricsUrl, { signal: AbortSignal.timeout(2_000) })
    .then((response) => response.text())
    .catch(() => '');
  const busy = /lyceum_database_connections\{pool="app",state="busy"\} (\d+)/.exec(text)?.[1];
  return busy === undefined ? undefined : Number(busy);
}

/** No connection is lent in any process when nobody asks for anything; a process that does not say has not shown it. */
export async function connectionsAtRest({ cluster }: OwnCluster): Promise<Findings> {
  const busy = await Promise.all(cluster.metricsUrls.map(busyAt));
  const leaked = busy.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  const silent = cluster.members.filter((_, n) => busy[n] === undefined);
  return {
    figures: { connections_busy_at_rest: leaked },
    violations: [
      ...(leaked > 0 ? [`${leaked} connections are still busy at rest`] : []),
      ...silent.map(({ name }) => `${name} does not say how many connections are busy`),
    ],
  };
}
