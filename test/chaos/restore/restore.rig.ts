import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { withCluster, type OwnCluster } from '../cluster/own-cluster.js';
import { seedWorld, type WorkingSchool } from '../cluster/seeded-world.js';
import { together } from '../harness/findings.js';
import type { Findings, Rig, RigRun } from '../harness/rig.js';
import { Traffic } from '../steady/traffic.js';
import { Archive } from './archive.js';
import { command } from './command.js';
import { Copy, secondsSince, type Bounds } from './copy.js';
import { FileWriter } from './file-writer.js';

const FLIPPED = 'byte-flipped';

export const restoring: Rig = {
  name: 'restore',
  promise:
    'R10: a backup under load comes back whole: every row and file that was acknowledged before it, nothing torn, and it serves',
  minutes: { whole: 3.6, short: 1.2 },
  controls: {
    [FLIPPED]: { breaks: 'one byte of the archive is another one' },
    'table-left-out': {
      breaks: 'the backup forgets a table',
      changes: [
        {
          file: 'libs/platform/backup/back-up.js',
          text: 'return tableLayouts(client);',
          becomes: `return (await tableLayouts(client)).filter(({ table }) => table !== 'attendance.marks');`,
        },
      ],
    },
    'no-snapshot': {
      breaks: 'each table is saved as of another instant',
      changes: [
        {
          file: 'libs/platform/backup/back-up.js',
          text: 'begin isolation level repeatable read read only',
          becomes: 'begin isolation level read committed read only',
        },
      ],
    },
  },
  run: async (run) => {
    const archive = run.short || run.control ? undefined : new Archive();
    const environment = { API_REQUESTS_PER_MINUTE: '100000000' };
    try {
      return await withCluster({ environment, workers: 1, server: archive?.settings ?? {} }, (own) =>
        drill(own, run, archive),
      );
    } finally {
      archive?.remove();
    }
  },
};

async function drill(own: OwnCluster, run: RigRun, archive: Archive | undefined): Promise<Findings> {
  const schools = await seedWorld(own.database.admin, own.secrets, { schools: 2, classes: 3, students: 8 });
  const traffic = new Traffic(own.cluster.url, schools, run.random);
  const files = new FileWriter(own.cluster.data, schools[0]!.id);
  traffic.begin();
  files.begin();
  await pause(3_000);
  const found: Findings[] = [];
  try {
    for (let round = 1; round <= (run.short ? 1 : 2); round++)
      found.push(await once(own, { run, round, traffic, files, schools }));
    if (archive) found.push(await archive.drill(own.database, traffic));
  } finally {
    await traffic.end();
    await files.end();
  }
  const figures = { answered: traffic.answered, failed: traffic.failures.length };
  return together([...found, { figures, violations: traffic.failures.map((words) => `failed: ${words}`) }]);
}

interface Round {
  readonly run: RigRun;
  readonly round: number;
  readonly traffic: Traffic;
  readonly files: FileWriter;
  readonly schools: readonly WorkingSchool[];
}

async function once(own: OwnCluster, { run, round, traffic, files, schools }: Round): Promise<Findings> {
  const { data } = own.cluster;
  const archive = join(data, `round-${round}.zip`);
  const before = { least: new Map(traffic.versions), files: new Map(files.written) };
  const began = performance.now();
  const changes = restoring.controls[run.control ?? '']?.changes ?? [];
  const saved = await command({ databaseUrl: own.database.url, data, changes }, 'backup', archive);
  const seconds = secondsSince(began);
  if (saved.code !== 0) return { figures: {}, violations: [`The backup failed: ${saved.err}`] };
  run.say(saved.out.trim());
  const bounds: Bounds = { ...before, most: inFlight(traffic.versions) };
  if (run.control === FLIPPED) flip(archive, run);
  const folder = join(data, `copy-${round}`);
  mkdirSync(folder);
  const copy = new Copy(own.database, folder);
  const restored = await copy.restore(archive);
  if (restored.violations.length > 0) return restored;
  const figures = { backup_s: seconds, ...restored.figures };
  return together([{ figures, violations: [] }, await copy.compare(bounds), await copy.serve(schools)]);
}

/** One more of each may have been sent and not answered. */
function inFlight(versions: ReadonlyMap<string, number>): Map<string, number> {
  return new Map([...versions].map(([register, version]) => [register, version + 1]));
}

function flip(archive: string, { random, say }: RigRun): void {
  const bytes = readFileSync(archive);
  const at = bytes.indexOf('tables/attendance.marks.copy') + random.between(30, 60);
  bytes[at]! ^= 1 << random.between(0, 7);
  writeFileSync(archive, bytes);
  say(`byte ${at} was flipped`);
}
