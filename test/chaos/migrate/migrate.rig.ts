import { setTimeout as pause } from 'node:timers/promises';
import { migrateDatabase } from '#platform/persistence/migrate';
import { until } from '../../support/until.js';
import type { ClusterDatabase } from '../cluster/cluster-database.js';
import { withCluster, type OwnCluster } from '../cluster/own-cluster.js';
import { seedWorld, type WorkingSchool } from '../cluster/seeded-world.js';
import { CrashClient, type JournalEntry } from '../crash/client.js';
import { compare, compareTopics } from '../crash/oracle.js';
import { CRASH_OPERATIONS } from '../crash/operations.js';
import { together } from '../harness/findings.js';
import type { Findings, Rig, RigRun } from '../harness/rig.js';
import { Traffic } from '../steady/traffic.js';
import { testsOf } from './old-tests.js';
import { PreviousVersion } from './previous-version.js';

const WANTED = 'column-that-must-be-given';
const SIZE = { schools: 4, classes: 3, students: 8 };
/** Marks are made by the traffic, of the same students. */
const OPERATIONS = CRASH_OPERATIONS.filter(({ name }) => !name.startsWith('mark'));
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
    const previous = await PreviousVersion.checkOut();
    try {
      run.say(`${previous.tag} is built`);
      const found = await besideOneAnother(previous, run);
      if (run.short || run.control) return found;
      previous.takeMigrationsOf('migrations');
      return together([found, await testsOf(previous, run)]);
    } finally {
      previous.remove();
    }
  },
};

function besideOneAnother({ folder, tag }: PreviousVersion, run: RigRun): Promise<Findings> {
  const environment = { API_REQUESTS_PER_MINUTE: '100000000' };
  const codeOf = (name: string) => (NEW.includes(name) ? undefined : folder);
  const prepare = async ({ url, admin }: ClusterDatabase) => {
    await migrateDatabase(url);
    if (run.control === WANTED)
      await admin.query('alter table roster.courses add column colour text not null');
  };
  return withCluster({ environment, codeOf, prepare }, async (own) => {
    const found = await atWork(own, run);
    return { ...found, figures: { previous: tag, ...found.figures } };
  });
}

async function atWork(own: OwnCluster, run: RigRun): Promise<Findings> {
  const { cluster, database, secrets } = own;
  const schools = await seedWorld(database.admin, secrets, SIZE);
  const refusals: string[] = [];
  const clients = clientsOf(schools, cluster.url, run, (words) => refusals.push(`refused: ${words}`));
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
    told({ traffic, journal, refusals, left: await leftOver(database) }),
    await compare(world, journal, OPERATIONS),
    await compareTopics(database.admin),
  ]);
}

function clientsOf(
  schools: readonly WorkingSchool[],
  url: string,
  { random }: RigRun,
  refused: (words: string) => void,
): CrashClient[] {
  return OPERATIONS.flatMap(({ name, wishes }) =>
    schools.map(
      (school) =>
        new CrashClient({ operation: name, wishes: wishes(school, 0), replicas: [url], random, refused }),
    ),
  );
}

interface Seen {
  readonly traffic: Traffic;
  readonly journal: readonly JournalEntry[];
  readonly refusals: readonly string[];
  readonly left: number;
}

function told({ traffic, journal, refusals, left }: Seen): Findings {
  const unanswered = journal.filter(({ acknowledged }) => !acknowledged).length;
  const figures = {
    answered: traffic.answered,
    failed: traffic.failures.length,
    acknowledged: journal.length - unanswered,
    unanswered,
    left,
  };
  const violations = [
    ...traffic.failures.map((words) => `failed: ${words}`),
    ...refusals,
    ...(unanswered > 0 ? [`${unanswered} writes never came to an end`] : []),
    ...(left > 0 ? [`${left} events or jobs were never done`] : []),
  ];
  return { figures, violations };
}

/** Neither version leaves behind what the other has placed. */
async function leftOver({ admin }: ClusterDatabase): Promise<number> {
  const open = async () => {
    const { rows } = await admin.query<{ n: string }>(`
      select (select count(*) from platform.outbox where position is null)
        + (select count(*) from platform.jobs where kind like 'reaction%' and state in ('waiting', 'running', 'parked')) as n`);
    return Number(rows[0]!.n);
  };
  await until(async () => (await open()) === 0, 'all jobs to be done', 30_000).catch(() => undefined);
  return open();
}
