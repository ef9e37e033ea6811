import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { withCluster, type OwnCluster } from '../cluster/own-cluster.js';
import { seedWorld } from '../cluster/seeded-world.js';
import type { JournalEntry } from '../crash/client.js';
import { CRASH_OPERATIONS } from '../crash/operations.js';
import { compare, compareTopics } from '../crash/oracle.js';
import { clientsOf, drained } from '../crash/siege.js';
import { PIECES_NOT_SYNCED, UPLOAD_STRAINS, uploadersOf, uploading } from '../crash/uploads.js';
import { together } from '../harness/findings.js';
import type { Findings, Rig, RigRun } from '../harness/rig.js';
import { Disk } from './disk.js';

const FSYNC_OFF = 'fsync-off';
const SIZE = { schools: 8, classes: 9, students: 6 };
/** Of the schools, as the disk is small. */
const UPLOADING = 3;

export const powerCut: Rig = {
  name: 'power-cut',
  promise: 'R1 R6: what was acknowledged, rows and uploaded files, is there after the power went',
  minutes: { whole: 2.5, short: 1 },
  needsRoot: true,
  controls: {
    'files-not-synced': {
      breaks: 'an upload is acknowledged while its bytes are still in memory',
      changes: [
        { file: 'libs/platform/storage/local-file-store.js', text: 'await file.sync();', becomes: '' },
      ],
    },
    'pieces-not-synced': {
      breaks: 'the offset of an upload is kept while its bytes are still in memory',
      changes: PIECES_NOT_SYNCED,
    },
    [FSYNC_OFF]: { breaks: 'the database says that it has written what is still in memory' },
  },
  run: async (run) => {
    const disk = new Disk();
    try {
      return await withCluster(
        {
          under: disk.folder,
          data: join(disk.folder, 'data'),
          server: run.control === FSYNC_OFF ? { fsync: 'off' } : {},
          replicas: 2,
          workers: 1,
          environment: { API_REQUESTS_PER_MINUTE: '100000000' },
          changes: [...UPLOAD_STRAINS, ...(powerCut.controls[run.control ?? '']?.changes ?? [])],
        },
        (own) => cutOff(own, run, disk),
      );
    } finally {
      await disk.remove();
    }
  },
};

/** Nobody works off jobs meanwhile, so that what was uploaded has to be there still when somebody does. */
async function cutOff(own: OwnCluster, run: RigRun, disk: Disk): Promise<Findings> {
  const { cluster, database, secrets } = own;
  const schools = await seedWorld(database.admin, secrets, SIZE);
  await cluster.workers[0]!.kill();
  const refusals: string[] = [];
  const at = {
    replicas: cluster.replicaUrls,
    random: run.random,
    refused: (words: string) => refusals.push(`refused: ${words}`),
  };
  const clients = [
    ...clientsOf(CRASH_OPERATIONS, schools, at),
    ...uploadersOf(schools.slice(0, UPLOADING), at),
  ];
  const working = clients.map((client) => client.run());
  const cuts = run.short || run.control ? 1 : 5;
  for (let cut = 1; cut <= cuts; cut++) {
    await pause(run.random.between(5_000, 9_000));
    const lost = await cutPower(own, disk);
    if (lost) return { figures: { cuts: cut }, violations: [lost] };
    run.say(`the power was cut ${cut} of ${cuts} times`);
  }
  for (const client of clients) client.finish();
  await Promise.all(working);
  await cluster.workers[0]!.start();
  await drained(database);
  const journal = clients.flatMap((client) => client.journal);
  return judged(own, journal, { cuts, refusals });
}

/** Everything that writes stands still while the disk is kept, and then is no more. @returns why nothing came back */
async function cutPower({ cluster, database }: OwnCluster, disk: Disk): Promise<string | undefined> {
  const writing = [...cluster.replicas.map(({ pid }) => pid), ...database.processes()];
  for (const pid of writing) process.kill(pid, 'SIGSTOP');
  disk.keep();
  await Promise.all(cluster.replicas.map((replica) => replica.kill()));
  await database.kill();
  await disk.fallBack();
  try {
    await database.start();
  } catch (error) {
    return `the database did not come back: ${(error as Error).message.slice(-400)}`;
  }
  await Promise.all(cluster.replicas.map((replica) => replica.start()));
  return undefined;
}

async function judged(
  { cluster, database }: OwnCluster,
  journal: readonly JournalEntry[],
  { cuts, refusals }: { readonly cuts: number; readonly refusals: readonly string[] },
): Promise<Findings> {
  const acknowledged = journal.filter((entry) => entry.acknowledged);
  const of = (name: string) => acknowledged.filter(({ operation }) => operation === name).length;
  const figures = {
    cuts,
    acknowledged: acknowledged.length,
    files: of('mark-file'),
    uploads: of('upload'),
    refused: refusals.length,
  };
  const world = { admin: database.admin, data: cluster.data };
  return together([
    { figures, violations: refusals },
    await compare(world, journal, [...CRASH_OPERATIONS, uploading]),
    await compareTopics(database.admin),
  ]);
}
