import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { Presets, SingleBar } from 'cli-progress';
import { backUp } from '#platform/backup/back-up';
import { BackupRefused } from '#platform/backup/backup-refused';
import type { DataCheck, DataFinding } from '#platform/backup/data-check';
import type { Manifest } from '#platform/backup/manifest';
import type { Progress } from '#platform/backup/progress';
import { restore } from '#platform/backup/restore';
import { waitingSchools } from '#platform/backup/waiting-schools';
import { CliFailure, EXIT, type WithApplication } from '#platform/cli/command-line';
import { openSecrets } from '#platform/config/secrets';
import type { Settings } from '#platform/config/settings';
import { openDatabase, settingsOrExit } from './runtime.js';

/** `lyceum backup` */
export const save = (file: string) => refusedInWords(() => saveTo(file));

/** `lyceum restore` */
export const putBack = (
  file: string,
  options: { readonly otherSecret: boolean },
  withApplication: WithApplication,
  checks: readonly DataCheck[],
) =>
  refusedInWords(async () => {
    const manifest = await restoreFrom(file, options);
    await withApplication((app, { adminUrl }) => checkAll(app, adminUrl, checks));
    say(`Restored what was there at ${manifest.takenAt}: ${counted(manifest)}.`);
  });

async function saveTo(file: string): Promise<void> {
  const settings = settingsOrExit();
  const secretMark = await markOf(settings);
  const { adminUrl, embedded } = await openDatabase(settings);
  try {
    const source = {
      adminUrl,
      secretMark,
      data: settings.LYCEUM_DATA,
      secretInData: settings.LYCEUM_SECRET === undefined,
    };
    const { manifest, bytes } = await withBar((progress) => backUp(source, file, progress));
    say(`${file}: ${counted(manifest)}, ${(bytes / 1024 ** 2).toFixed(1)} MiB, as of ${manifest.takenAt}.`);
    if (!source.secretInData) say('LYCEUM_SECRET is not in it: keep it as well.');
  } finally {
    await embedded?.stop();
  }
}

async function restoreFrom(
  file: string,
  { otherSecret }: { readonly otherSecret: boolean },
): Promise<Manifest> {
  const settings = settingsOrExit();
  const { LYCEUM_SECRET, LYCEUM_DATA: data } = settings;
  const hasSecret = LYCEUM_SECRET !== undefined || existsSync(join(data, 'secret'));
  const secretMark = hasSecret ? await markOf(settings) : undefined;
  const { adminUrl, embedded } = await openDatabase(settings);
  try {
    const target = { adminUrl, data, secretMark, otherSecret };
    return await withBar((progress) => restore(target, file, progress));
  } finally {
    await embedded?.stop();
  }
}

/** What follows events may be behind where events wait; everything else has to hold. */
async function checkAll(
  app: INestApplicationContext,
  adminUrl: string,
  checks: readonly DataCheck[],
): Promise<void> {
  const waiting = await waitingSchools(adminUrl);
  for (const { says, followsEvents, run } of checks) {
    const found = await run(app);
    const behind = ({ schoolId }: DataFinding) => followsEvents && schoolId !== null && waiting.has(schoolId);
    const wrong = found.filter((finding) => !behind(finding));
    if (wrong.length > 0)
      throw new CliFailure(
        [`Restored, but this does not hold: ${says}`, ...wrong.map(({ detail }) => detail)].join('\n'),
      );
    say(
      found.length === 0
        ? says
        : `${says} Not yet in ${found.length} schools, where events wait for a worker.`,
    );
  }
}

async function markOf(settings: Settings): Promise<string> {
  return (await openSecrets(settings)).derive('backup-mark', 8).toString('hex');
}

function counted({ tables, files, vanished }: Manifest): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const gone = vanished.length > 0 ? ` (${vanished.length} were deleted meanwhile)` : '';
  return `${rows.toLocaleString('en')} rows of ${tables.length} tables, ${files.length} files${gone}`;
}

/** On a terminal; elsewhere nothing is shown before the end. */
async function withBar<T>(work: (progress: Progress) => Promise<T>): Promise<T> {
  const format = { format: '{bar} {percentage} %  {note}', hideCursor: true, clearOnComplete: true };
  const bar = new SingleBar(format, Presets.shades_classic);
  bar.start(100, 0, { note: '' });
  try {
    return await work((done, total, note) =>
      bar.update(Math.min(100, Math.round((done / Math.max(total, 1)) * 100)), { note }),
    );
  } finally {
    bar.stop();
  }
}

async function refusedInWords(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof BackupRefused) throw new CliFailure(error.message, EXIT.badData);
    throw error;
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
