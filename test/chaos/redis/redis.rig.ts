import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../../support/until.js';
import { withCluster, type OwnCluster } from '../cluster/own-cluster.js';
import { seedWorld, type WorkingSchool } from '../cluster/seeded-world.js';
import { CrashClient } from '../crash/client.js';
import { inviting } from '../crash/identity.operations.js';
import type { CrashOperation } from '../crash/operation.js';
import { compare, compareTopics } from '../crash/oracle.js';
import { enrolling } from '../crash/roster.operations.js';
import { together } from '../harness/findings.js';
import type { Findings, Rig, RigRun } from '../harness/rig.js';
import { Traffic } from '../steady/traffic.js';
import { FAULTS } from './faults.js';
import { RedisPath } from './redis-path.js';

const PATIENCE_S = 5;
/** Longer than circuits let anybody wait, shorter than Redis is frozen. */
const SLOWEST_S = 3.5;
const OPERATIONS = [enrolling, inviting];
const SIZE = { schools: 4, classes: 3, students: 10 };

export const redis: Rig = {
  name: 'redis',
  promise:
    'R8 R4: Redis killed, frozen, slow, emptied and full under load: no request fails, no job is lost, it is used again within 5 s',
  minutes: { whole: 3, short: 0.7 },
  controls: {
    'no-deadline': {
      breaks: 'whoever asks Redis waits until it answers',
      changes: [
        {
          file: 'libs/platform/redis/circuit.js',
          text: 'return await within(this.options.deadlineMs, work());',
          becomes: 'return await work();',
        },
      ],
    },
    'hints-only': {
      breaks: 'a job is looked for only when Redis says that there is one',
      changes: [
        { file: 'libs/platform/queue/job-worker.js', text: 'await this.runner.look();', becomes: '' },
      ],
    },
  },
  run: async (run) => {
    const paths = await Promise.all(Array.from({ length: 5 }, () => RedisPath.open()));
    const left = [...paths];
    const environment = { API_REQUESTS_PER_MINUTE: '100000000' };
    const changes = redis.controls[run.control ?? '']?.changes ?? [];
    const redisUrl = (own: string) => left.shift()!.to(own);
    return withCluster({ environment, changes, redisUrl }, (own) => illTreated(own, run, paths));
  },
};

async function illTreated(own: OwnCluster, run: RigRun, paths: readonly RedisPath[]): Promise<Findings> {
  const schools = await seedWorld(own.database.admin, own.secrets, SIZE);
  const traffic = new Traffic(own.cluster.url, schools, run.random);
  const refusals: string[] = [];
  const clients = schools.flatMap((school) =>
    OPERATIONS.map((operation) => clientOf(operation, own, run, school, refusals)),
  );
  const working = clients.map((client) => client.run());
  traffic.begin();
  await pause(2_000);
  const recoveries = await harmed(own, run, paths);
  await own.cluster.redis.kill(); // and what is left has to be done without it
  await pause(1_500);
  for (const client of clients) client.finish();
  await Promise.all([traffic.end(), ...working]);
  await leftOver(own.database.admin);
  // Workers that are busy look for more by themselves: now they rest, and nobody can wake them.
  const late = clientOf(inviting, own, run, schools[0]!, refusals);
  const finishing = late.run();
  late.finish();
  await finishing;
  return judged(own, { traffic, clients: [...clients, late], recoveries, refusals });
}

/** Each fault in turn. @returns how long it took each time until Redis was used again (s) */
async function harmed({ cluster }: OwnCluster, run: RigRun, paths: readonly RedisPath[]): Promise<number[]> {
  const recoveries: number[] = [];
  for (let round = 0; round < (run.short ? 1 : 4); round++)
    for (const fault of FAULTS) {
      const end = await fault.begin({ redis: cluster.redis, paths });
      await pause(fault.lastsMs + run.random.between(0, run.short ? 500 : 4_000));
      await end();
      const back = await usedAgain(paths);
      run.say(`${fault.name}: used by all again after ${back} s`);
      recoveries.push(back);
    }
  return recoveries;
}

function clientOf(
  { name, wishes }: CrashOperation,
  { cluster }: OwnCluster,
  { random }: RigRun,
  school: WorkingSchool,
  refusals: string[],
): CrashClient {
  const refused = (words: string) => refusals.push(words);
  return new CrashClient({
    operation: name,
    wishes: wishes(school, 0),
    replicas: [cluster.url],
    random,
    refused,
  });
}

/** Seconds until each process has got an answer that it asked for after now, or a little more than is allowed. */
async function usedAgain(paths: readonly RedisPath[]): Promise<number> {
  const began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 100) / 10;
  while (seconds() < PATIENCE_S * 2 && !paths.every(({ servedAt }) => servedAt > began)) await pause(50);
  return seconds();
}

interface Seen {
  readonly traffic: Traffic;
  readonly clients: readonly CrashClient[];
  readonly recoveries: readonly number[];
  readonly refusals: readonly string[];
}

async function judged(
  { cluster, database }: OwnCluster,
  { traffic, clients, recoveries, refusals }: Seen,
): Promise<Findings> {
  const left = await leftOver(database.admin);
  const slowest = Math.round(traffic.slowestMs / 100) / 10;
  const violations = [
    ...traffic.failures.map((words) => `failed: ${words}`),
    ...refusals.map((words) => `refused: ${words}`),
    ...recoveries.filter((s) => s > PATIENCE_S).map((s) => `Redis was used again only after ${s} s`),
    ...(slowest > SLOWEST_S ? [`somebody waited ${slowest} s for an answer`] : []),
    ...(left > 0 ? [`${left} events or jobs were never done`] : []),
    ...cluster.members.flatMap(({ surrenders }) => surrenders.map((words) => `ended by itself: ${words}`)),
  ];
  const journal = clients.flatMap((client) => client.journal);
  const figures = {
    faults: recoveries.length,
    answered: traffic.answered,
    failed: traffic.failures.length,
    slowest_answer_s: slowest,
    worst_recovery_s: Math.max(...recoveries),
    acknowledged: journal.filter(({ acknowledged }) => acknowledged).length,
    jobs_left: left,
  };
  const world = { admin: database.admin, data: cluster.data };
  const parts = [await compare(world, journal, OPERATIONS), await compareTopics(database.admin)];
  return together([{ figures, violations }, ...parts]);
}

/** What still waits when there was time for all of it, and what gave up. */
async function leftOver(admin: OwnCluster['database']['admin']): Promise<number> {
  const open = async () => {
    const { rows } = await admin.query<{ n: string }>(`
      select (select count(*) from platform.outbox where position is null)
        + (select count(*) from platform.jobs where kind like 'reaction%' and state in ('waiting', 'running', 'parked')) as n`);
    return Number(rows[0]!.n);
  };
  await until(async () => (await open()) === 0, 'all jobs to be done', 30_000).catch(() => undefined);
  return open();
}
