import { setTimeout as pause } from 'node:timers/promises';
import { withCluster, type OwnCluster } from '../cluster/own-cluster.js';
import { together } from '../harness/findings.js';
import type { Findings, Rig, RigRun } from '../harness/rig.js';
import { disturbed } from './disturbed.js';
import { LargeFile, SlowDownloads } from './download.js';

const AT_ONCE = 'at-once';
/** Of the whole form: goes on until so many requests were answered, on a slow machine for a quarter of an hour at most. */
const REQUESTS = 50_000;
const ROUNDS = 4;
const LONGEST_MS = 15 * 60_000;

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
    const began = performance.now();
    const isDue = (round: number) =>
      isWhole(run)
        ? round < ROUNDS || (work.answered < REQUESTS && performance.now() - began < LONGEST_MS)
        : round < 1;
    for (let round = 0; isDue(round); round++) restarts += await replaceAll(own, run, downloads);
    await downloads.end();
  });
  const { whole, failures } = downloads!;
  const failed = [...traffic.failures, ...failures].map((words) => `failed: ${words}`);
  const figures = { restarts, downloads: whole, downloads_failed: failures.length };
  const few = isWhole(run) && traffic.answered < REQUESTS;
  const tooFew = few ? [`only ${traffic.answered} of ${REQUESTS} requests were answered`] : [];
  return together([{ figures, violations: [...failed, ...tooFew] }, findings]);
}

function isWhole({ short, control }: RigRun): boolean {
  return !short && !control;
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
