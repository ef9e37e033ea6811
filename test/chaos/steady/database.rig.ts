import { setTimeout as pause } from 'node:timers/promises';
import { withCluster, type OwnCluster } from '../cluster/own-cluster.js';
import { together } from '../harness/findings.js';
import type { Findings, Rig, RigRun } from '../harness/rig.js';
import { disturbed } from './disturbed.js';

const PATIENCE_S = 5;

export const database: Rig = {
  name: 'database',
  promise:
    'R7 R9: the database is restarted under load: every replica serves again within 5 s, none ends, no slot leaks',
  minutes: { whole: 1, short: 0.6 },
  controls: {
    'unheard-error': {
      breaks: 'nobody listens when a lent connection is ended by the server',
      changes: [
        {
          file: 'libs/platform/persistence/database.js',
          text: "client.on('error', settings.onError);",
          becomes: '',
        },
      ],
    },
  },
  run: (run) =>
    withCluster(
      {
        environment: { API_REQUESTS_PER_MINUTE: '100000000', DATABASE_POOL_SIZE: '4' },
        changes: database.controls[run.control ?? '']?.changes ?? [],
        workers: 1,
      },
      (own) => restarted(own, run),
    ),
};

async function restarted(own: OwnCluster, run: RigRun): Promise<Findings> {
  const recoveries: number[] = [];
  const { traffic, findings } = await disturbed(own, run, async () => {
    for (let round = 0; round < (run.short ? 2 : 8); round++) recoveries.push(await restart(own, run, round));
    await pause(1_000);
  });
  await pause(1_000); // for what is under way
  const late = recoveries
    .filter((s) => s > PATIENCE_S)
    .map((s) => `a replica served again only after ${s} s`);
  const leaked = await busyConnections(own);
  return together([
    {
      figures: {
        restarts: recoveries.length,
        worst_recovery_s: Math.max(...recoveries),
        refused_meanwhile: traffic.failures.length,
        connections_busy_at_rest: leaked,
      },
      violations: [
        ...late,
        ...endedByThemselves(own),
        ...(leaked > 0 ? [`${leaked} connections are still busy at rest`] : []),
      ],
    },
    findings,
  ]);
}

/** In order and by a crash, in turn. @returns how long it took until every replica served again */
async function restart(own: OwnCluster, run: RigRun, round: number): Promise<number> {
  await pause(2_000);
  await (round % 2 === 0 ? own.database.stop() : own.database.crash());
  await pause(run.random.between(200, 1_500));
  await own.database.start();
  const back = await servedAgain(own);
  run.say(`every replica serves again after ${back} s`);
  return back;
}

/** Seconds until every replica has read from the database, or a little more than is allowed. */
async function servedAgain({ cluster }: OwnCluster): Promise<number> {
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

function endedByThemselves({ cluster }: OwnCluster): string[] {
  return cluster.members
    .filter(({ surrenders }) => surrenders.length > 0)
    .map(({ name }) => `${name} ended by itself`);
}

async function busyConnections({ cluster }: OwnCluster): Promise<number> {
  const scrapes = await Promise.all(
    cluster.metricsUrls.map(async (url) => (await fetch(url).catch(() => undefined))?.text() ?? ''),
  );
  const busy = scrapes.map(
    (text) => /lyceum_database_connections\{pool="app",state="busy"\} (\d+)/.exec(text)?.[1],
  );
  return busy.reduce((sum, count) => sum + Number(count ?? 0), 0);
}
