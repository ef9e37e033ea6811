import { migrateDatabase } from '#platform/persistence/migrate';
import type { ClusterDatabase } from '../cluster/cluster-database.js';
import { withCluster, type OwnCluster } from '../cluster/own-cluster.js';
import { seedWorld } from '../cluster/seeded-world.js';
import { together } from '../harness/findings.js';
import type { Findings, Rig, RigRun } from '../harness/rig.js';
import { Assault, type Damage } from './assault.js';
import { compareSharing } from './attendance.operations.js';
import type { JournalEntry } from './client.js';
import { compare, compareJobs, compareReruns, compareTopics } from './oracle.js';
import { CRASH_OPERATIONS } from './operations.js';
import { clientsOf, drained } from './siege.js';
import {
  TRACES,
  EVENTS_AFTER_COMMIT,
  NO_IDEMPOTENCY,
  NO_INBOX,
  STRAINS,
  TOLD_BEFORE_COMMIT,
} from './strains.js';
import { OFFSET_BEFORE_BYTES, UPLOAD_STRAINS, uploadersOf, uploading } from './uploads.js';

const SIZE = { schools: 8, classes: 9, students: 8 };

export const crash: Rig = {
  name: 'crash',
  promise:
    'R1 R2 R4 R5 R6: kill -9 and database crashes lose, double and forget nothing that was acknowledged; uploads go on',
  minutes: { whole: 4, short: 0.7 },
  controls: {
    'no-idempotency': { breaks: 'a repeated request is done again', changes: NO_IDEMPOTENCY },
    'enqueue-after-commit': {
      breaks: 'events are written after the commit of their cause',
      changes: EVENTS_AFTER_COMMIT,
    },
    'no-inbox': { breaks: 'a job is completed after its effect, not with it', changes: NO_INBOX },
    'told-before-commit': {
      breaks: 'who shares a transaction is answered before it is committed',
      changes: TOLD_BEFORE_COMMIT,
    },
    'offset-before-bytes': {
      breaks: 'the offset of an upload is kept before its bytes are written',
      changes: OFFSET_BEFORE_BYTES,
    },
    'synchronous-commit-off': { breaks: 'the database acknowledges commits that are not on disk' },
  },
  run: (run) =>
    withCluster(
      {
        changes: [...STRAINS, ...UPLOAD_STRAINS, ...(crash.controls[run.control ?? '']?.changes ?? [])],
        environment: { API_REQUESTS_PER_MINUTE: '100000000' },
        server: run.control === 'synchronous-commit-off' ? { synchronous_commit: 'off' } : {},
        prepare: prepareDatabase,
      },
      (own) => underFire(own, run),
    ),
};

async function prepareDatabase({ url, admin }: ClusterDatabase): Promise<void> {
  await migrateDatabase(url);
  await admin.query(TRACES);
}

async function underFire(own: OwnCluster, run: RigRun): Promise<Findings> {
  const { cluster, database, secrets } = own;
  const schools = await seedWorld(database.admin, secrets, SIZE);
  const refusals: string[] = [];
  const at = {
    replicas: cluster.replicaUrls,
    random: run.random,
    refused: (words: string) => refusals.push(`refused: ${words}`),
  };
  const uploaders = uploadersOf(schools, at);
  const clients = [...clientsOf(CRASH_OPERATIONS, schools, at), ...uploaders];
  const assault = new Assault(cluster, database, run.random);
  run.say(`${clients.length} clients begin`);
  const working = clients.map((client) => client.run());
  await assault.rage(run.short ? 10_000 : 150_000);
  run.say(
    `${assault.damage.processes} processes killed, ${assault.damage.databases} database crashes; finishing`,
  );
  for (const client of clients) client.finish();
  await Promise.all(working);
  await drained(database);
  const resumed = uploaders.reduce((sum, one) => sum + one.resumed, 0);
  const uploads: Findings = {
    figures: { uploads: uploaders.flatMap(({ journal }) => journal).length, uploads_resumed: resumed },
    violations: resumed > 0 ? [] : ['no upload was ever broken off, so nothing is known of those'],
  };
  const reruns = await compareReruns(database.admin, assault.damage, run.short);
  return together([uploads, await judged(own, clients, assault.damage, refusals), reruns]);
}

interface Client {
  readonly journal: readonly JournalEntry[];
  readonly attempts: number;
}

async function judged(
  { cluster, database }: OwnCluster,
  clients: readonly Client[],
  damage: Damage,
  refusals: readonly string[],
): Promise<Findings> {
  const journal = clients.flatMap((client) => client.journal);
  const world = { admin: database.admin, data: cluster.data };
  const parts = [
    await compare(world, journal, [...CRASH_OPERATIONS, uploading]),
    await compareJobs(database.admin),
    await compareTopics(database.admin),
    await compareSharing(database.admin),
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
