import { setTimeout as pause } from 'node:timers/promises';
import { withCluster, type OwnCluster } from '../cluster/own-cluster.js';
import { together } from '../harness/findings.js';
import type { Findings, Rig, RigRun } from '../harness/rig.js';
import { connectionsAtRest, endedByThemselves, PATIENCE_S, servedAgain } from './at-rest.js';
import { disturbed } from './disturbed.js';
import { POOL, WithFullPools } from './full-pools.js';

export const database: Rig = {
  name: 'database',
  promise:
    'R7 R9: the database ends with every connection of every replica in a transaction: each serves again within 5 s, none ends, no slot leaks',
  minutes: { whole: 1.2, short: 0.6 },
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
        environment: { API_REQUESTS_PER_MINUTE: '100000000', DATABASE_POOL_SIZE: String(POOL) },
        changes: database.controls[run.control ?? '']?.changes ?? [],
        workers: 1,
      },
      (own) => restarted(own, run),
    ),
};

async function restarted(own: OwnCluster, run: RigRun): Promise<Findings> {
  const recoveries: number[] = [];
  const full: number[] = [];
  const { traffic, findings } = await disturbed(own, run, async (_, schools) => {
    for (let round = 0; round < (run.short ? 2 : 8); round++) {
      await pause(2_000);
      const pools = await WithFullPools.of(own, schools[0]!);
      full.push(pools.openTransactions);
      recoveries.push(await restart(own, run, round));
      await pools.over();
    }
    await pause(1_000);
  });
  await pause(1_000); // for what is under way
  const all = POOL * own.cluster.replicas.length;
  const ended: Findings = {
    figures: {
      restarts: recoveries.length,
      open_transactions: Math.min(...full),
      worst_recovery_s: Math.max(...recoveries),
      refused_meanwhile: traffic.failures.length,
    },
    violations: [
      ...full.filter((n) => n < all).map((n) => `${n} of ${all} connections were in a transaction`),
      ...recoveries.filter((s) => s > PATIENCE_S).map((s) => `a replica served again only after ${s} s`),
      ...endedByThemselves(own),
    ],
  };
  return together([ended, await connectionsAtRest(own), findings]);
}

/** In order and by a crash, in turn. @returns how long it took until every replica served again */
async function restart(own: OwnCluster, run: RigRun, round: number): Promise<number> {
  await (round % 2 === 0 ? own.database.stop() : own.database.crash());
  await pause(run.random.between(200, 1_500));
  await own.database.start();
  const back = await servedAgain(own);
  run.say(`every replica serves again after ${back} s`);
  return back;
}
