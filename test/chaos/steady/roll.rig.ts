import { setTimeout as pause } from 'node:timers/promises';
import { withCluster, type OwnCluster } from '../cluster/own-cluster.js';
import { together } from '../harness/findings.js';
import type { Findings, Rig, RigRun } from '../harness/rig.js';
import { disturbed } from './disturbed.js';
import { LargeFile, SlowDownloads } from './download.js';
import type { Traffic } from './traffic.js';

const AT_ONCE = 'at-once';
const ROUNDS = { least: 4, most: 12 };
/** Of the whole form. */
const REQUESTS = 50_000;

export const roll: Rig = {
  name: 'roll',
  promise:
    'R7: every replica is replaced in turn behind nginx: no request fails, no download breaks off, no message is lost',
  minutes: { whole: 4, short: 1.1 },
  controls: {
    [AT_ONCE]: { breaks: 'a replica that is told to stop closes its server at once, without a drain' },
  },
  run: (run) => {
    const environment = {
      API_REQUESTS_PER_MINUTE: '100000000',
      DRAIN_SECONDS: run.control === AT_ONCE ? '0' : '6', // nginx lets go of a quiet connection after 5 s
    };
    return withCluster({ environment, workers: 1 }, (own) => rolled(own, run));
  },
};

async function rolled(own: OwnCluster, run: RigRun): Promise<Findings> {
  let restarts = 0;
  let downloads: SlowDownloads | undefined;
  const { traffic, findings } = await disturbed(own, run, async (work, schools) => {
    downloads = new SlowDownloads(await LargeFile.of(own, schools[0]!), own.cluster.url);
    downloads.begin();
    for (let round = 0; isDue(round, work, run); round++) restarts += await replaceAll(own, run, downloads);
    await downloads.end();
  });
  const { whole, failures } = downloads!;
  const failed = [...traffic.failures, ...failures].map((words) => `failed: ${words}`);
  const figures = { restarts, downloads: whole, downloads_failed: failures.length };
  return together([{ figures, violations: failed }, findings]);
}

function isDue(round: number, { answered }: Traffic, { short, control }: RigRun): boolean {
  if (short || control) return round < 1;
  return round < ROUNDS.least || (answered < REQUESTS && round < ROUNDS.most);
}

/** Of each replica, somebody who has come past nginx reads a large file slowly meanwhile. @returns how many were replaced */
async function replaceAll({ cluster }: OwnCluster, run: RigRun, downloads: SlowDownloads): Promise<number> {
  for (const [n, replica] of cluster.replicas.entries()) {
    const beside = downloads.another(cluster.replicaUrls[n]!);
    await pause(500);
    await replica.stop();
    await replica.start();
    await beside;
    run.say(`${replica.name} was replaced`);
  }
  return cluster.replicas.length;
}
