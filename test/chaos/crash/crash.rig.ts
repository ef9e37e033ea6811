import { migrateDatabase } from '#platform/persistence/migrate';
import { until } from '../../support/until.js';
import type { ClusterDatabase } from '../cluster/cluster-database.js';
import { withCluster, type OwnCluster } from '../cluster/own-cluster.js';
import { seedWorld, type WorkingSchool } from '../cluster/seeded-world.js';
import { together } from '../harness/findings.js';
import type { Findings, Rig, RigRun } from '../harness/rig.js';
import { Assault, type Damage } from './assault.js';
import { CrashClient } from './client.js';
import { compare, compareJobs, compareReruns, compareTopics } from './oracle.js';
import { CRASH_OPERATIONS } from './operations.js';
import { EFFECTS_TABLE, EVENTS_AFTER_COMMIT, NO_IDEMPOTENCY, NO_INBOX, STRAINS } from './strains.js';

const SIZE = { schools: 8, classes: 2, students: 8 };
const DRAIN_LIMIT_MS = 90_000;

export const crash: Rig = {
  name: 'crash',
  promise: 'R1 R2 R4 R5: kill -9 and database crashes lose, double and forget nothing that was acknowledged',
  minutes: { whole: 4, short: 0.7 },
  controls: {
    'no-idempotency': { breaks: 'a repeated request is done again', changes: NO_IDEMPOTENCY },
    'enqueue-after-commit': {
      breaks: 'events are written after the commit of their cause',
      changes: EVENTS_AFTER_COMMIT,
    },
    'no-inbox': { breaks: 'a job is completed after its effect, not with it', changes: NO_INBOX },
    'synchronous-commit-off': { breaks: 'the database acknowledges commits that are not on disk' },
  },
  run: (run) =>
    withCluster(
      {
        changes: [...STRAINS, ...(crash.controls[run.control ?? '']?.changes ?? [])],
        environment: { API_REQUESTS_PER_MINUTE: '100000000' },
        server: run.control === 'synchronous-commit-off' ? { synchronous_commit: 'off' } : {},
        prepare: prepareDatabase,
      },
      (own) => underFire(own, run),
    ),
};

async function prepareDatabase({ url, admin }: ClusterDatabase): Promise<void> {
  await migrateDatabase(url);
  await admin.query(EFFECTS_TABLE);
}

async function underFire(own: OwnCluster, run: RigRun): Promise<Findings> {
  const { cluster, database, secrets } = own;
  const schools = await seedWorld(database.admin, secrets, SIZE);
  const refusals: string[] = [];
  const clients = clientsOf(schools, cluster.replicaUrls, run, (words) => refusals.push(`refused: ${words}`));
  const assault = new Assault(cluster, database, run.random);
  run.say(`${clients.length} clients begin`);
  const working = clients.map((client) => client.run());
  await assault.rage(run.short ? 16_000 : 150_000);
  run.say(
    `${assault.damage.processes} processes killed, ${assault.damage.databases} database crashes; finishing`,
  );
  for (const client of clients) client.finish();
  await Promise.all(working);
  await drained(database);
  return judged(own, clients, assault.damage, refusals);
}

async function judged(
  { cluster, database }: OwnCluster,
  clients: readonly CrashClient[],
  damage: Damage,
  refusals: readonly string[],
): Promise<Findings> {
  const journal = clients.flatMap((client) => client.journal);
  const parts = [
    await compare({ admin: database.admin, data: cluster.data }, journal, CRASH_OPERATIONS),
    await compareJobs(database.admin),
    await compareTopics(database.admin),
    await compareReruns(database.admin, damage),
  ];
  const { processes, databases, surrendered } = damage;
  const own: Findings = {
    figures: {
      acknowledged: journal.filter(({ acknowledged }) => acknowledged).length,
      attempts: clients.reduce((sum, { attempts }) => sum + attempts, 0),
      processes_killed: processes,
      database_crashes: databases,
      refused: refusals.length,
    },
    violations: [...refusals, ...surrendered.map((words) => `a process ended by itself: ${words}`)],
  };
  return together([own, ...parts]);
}

function clientsOf(
  schools: readonly WorkingSchool[],
  replicas: readonly string[],
  { random }: RigRun,
  refused: (words: string) => void,
): CrashClient[] {
  return CRASH_OPERATIONS.flatMap((operation) =>
    Array.from({ length: operation.clients }, (_, n) => {
      const wishes = operation.wishes(schools[n % schools.length]!);
      return new CrashClient({ operation: operation.name, wishes, replicas, random, refused });
    }),
  );
}

/** Every event was handed on and every job that is due has come to its end. */
async function drained({ admin }: ClusterDatabase): Promise<void> {
  const open = `
    select (select count(*) from platform.outbox where position is null)
      + (select count(*) from platform.jobs where state in ('waiting', 'running') and kind like 'reaction%') as n`;
  const isDrained = async () => Number((await admin.query<{ n: string }>(open)).rows[0]!.n) === 0;
  await until(() => isDrained().catch(() => false), 'the queue to drain', DRAIN_LIMIT_MS);
}
