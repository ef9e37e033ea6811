import { setTimeout as pause } from 'node:timers/promises';
import { migrateDatabase } from '#platform/persistence/migrate';
import { until } from '../../support/until.js';
import type { ClusterDatabase } from '../cluster/cluster-database.js';
import { withCluster, type OwnCluster } from '../cluster/own-cluster.js';
import { seedWorld, type WorkingSchool } from '../cluster/seeded-world.js';
import { CrashClient, type ClientSettings, type JournalEntry } from '../crash/client.js';
import { compare, compareTopics } from '../crash/oracle.js';
import type { CrashOperation } from '../crash/operation.js';
import { CRASH_OPERATIONS } from '../crash/operations.js';
import { together } from '../harness/findings.js';
import type { Findings, Rig, RigRun } from '../harness/rig.js';
import { Traffic } from '../steady/traffic.js';
import { testsOf } from './old-tests.js';
import { PreviousVersion } from './previous-version.js';

const WANTED = 'column-that-must-be-given';
const SIZE = { schools: 4, classes: 3, students: 8 };
/** What was given back a few times comes round again within (ms). */
const REST_MS = 150_000;
/** Of three replicas and two workers, those that an upgrade has replaced already. */
const NEW = ['api-3', 'worker-2'];

export const migrating: Rig = {
  name: 'migrate',
  promise:
    'R11: the version before works on the new tables, beside the new version: no request fails, nothing is lost or left',
  minutes: { whole: 8, short: 1.1 },
  controls: {
    [WANTED]: { breaks: 'a migration adds a column that the version before does not give' },
  },
  run: async (run) => {
    const previous = await PreviousVersion.checkOut(run.previous);
    try {
      run.say(`${previous.name} is built`);
      const found = await besideOneAnother(previous, run);
      if (run.short || run.control) return found;
      previous.takeMigrationsOf('migrations');
      return together([found, await testsOf(previous, run)]);
    } finally {
      previous.remove();
    }
  },
};

function besideOneAnother(previous: PreviousVersion, run: RigRun): Promise<Findings> {
  const { folder, name: before } = previous;
  const environment = { API_REQUESTS_PER_MINUTE: '100000000' };
  const codeOf = (name: string) => (NEW.includes(name) ? undefined : folder);
  const prepare = async ({ url, admin }: ClusterDatabase) => {
    await migrateDatabase(url);
    if (run.control === WANTED)
      await admin.query('alter table roster.courses add column colour text not null');
  };
  return withCluster({ environment, codeOf, prepare }, async (own) => {
    const found = await atWork(own, previous, run);
    return { ...found, figures: { previous: before, ...found.figures } };
  });
}

async function atWork(own: OwnCluster, previous: PreviousVersion, run: RigRun): Promise<Findings> {
  const { cluster, database, secrets } = own;
  const schools = await seedWorld(database.admin, secrets, SIZE);
  const operations = operationsOf(previous, schools[0]!);
  const refusals: string[] = [];
  const clients = operations.flatMap((operation) =>
    clientsOf(operation, schools, {
      replicas: [cluster.url],
      random: run.random,
      refused: (words) => refusals.push(`refused: ${words}`),
    }),
  );
  const traffic = new Traffic(cluster.url, schools, run.random);
  const working = clients.map((client) => client.run());
  traffic.begin();
  await pause(run.short ? 12_000 : 60_000);
  for (const client of clients) client.finish();
  await Promise.race([Promise.all(working), pause(15_000)]); // what always fails is tried for ever
  await traffic.end();
  const journal = clients.flatMap((client) => client.journal);
  const world = { admin: database.admin, data: cluster.data };
  return together([
    told({ traffic, journal, refusals, left: await leftOver(own) }),
    await compare(world, journal, operations),
    await compareTopics(database.admin),
  ]);
}

/** What both versions can do. Marks are made by the traffic, of the same students. */
function operationsOf(previous: PreviousVersion, school: WorkingSchool): readonly CrashOperation[] {
  return CRASH_OPERATIONS.filter(({ name, wishes }) => {
    const wish = wishes(school, 0)();
    return !name.startsWith('mark') && wish && previous.serves('post', wish.path);
  });
}

function clientsOf(
  { name, wishes }: CrashOperation,
  schools: readonly WorkingSchool[],
  how: Pick<ClientSettings, 'replicas' | 'random' | 'refused'>,
): CrashClient[] {
  return schools.map((school) => new CrashClient({ operation: name, wishes: wishes(school, 0), ...how }));
}

interface Seen {
  readonly traffic: Traffic;
  readonly journal: readonly JournalEntry[];
  readonly refusals: readonly string[];
  readonly left: readonly string[];
}

function told({ traffic, journal, refusals, left }: Seen): Findings {
  const unanswered = journal.filter(({ acknowledged }) => !acknowledged).length;
  const figures = {
    answered: traffic.answered,
    failed: traffic.failures.length,
    acknowledged: journal.length - unanswered,
    unanswered,
    left: left.length,
  };
  const violations = [
    ...traffic.failures.map((words) => `failed: ${words}`),
    ...refusals,
    ...(unanswered > 0 ? [`${unanswered} writes never came to an end`] : []),
    ...left.map((what) => `never done: ${what}`),
  ];
  return { figures, violations };
}

/**
 * Neither version leaves behind what the other has placed, once the upgrade has come to its end: until then a worker of
 * the version before may take, and give back, what only the new one can do. @returns what was left, if anything
 */
async function leftOver({ cluster, database: { admin } }: OwnCluster): Promise<string[]> {
  await Promise.all(cluster.workers.filter(({ name }) => !NEW.includes(name)).map((old) => old.stop()));
  const open = async () => {
    const { rows } = await admin.query<{ what: string }>(`
      select 'event ' || type as what from platform.outbox where position is null
      union all
      select concat_ws(' ', 'job', kind, state, error) from platform.jobs
      where kind like 'reaction%' and state in ('waiting', 'running', 'parked')`);
    return rows.map(({ what }) => what);
  };
  await until(async () => (await open()).length === 0, 'all jobs to be done', REST_MS).catch(() => undefined);
  return open();
}
