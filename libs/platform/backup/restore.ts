import { ArchiveReader } from './archive-reader.js';
import { BackupRefused } from './backup-refused.js';
import type { Manifest } from './manifest.js';
import type { Progress } from './progress.js';
import { restoreDatabase, refuseUnlessEmpty } from './restore-database.js';
import { FilePlacer, savedFiles } from './saved-files.js';
import { knownMigrations } from '../persistence/migrate.js';

export interface RestoreTarget {
  /** The administrator's, of a database that is empty. */
  readonly adminUrl: string;
  /** LYCEUM_DATA, without files and mails. */
  readonly data: string;
  /** Of the secret that is there already. */
  readonly secretMark: string | undefined;
  /** Another secret than the archive's was chosen with open eyes. */
  readonly otherSecret: boolean;
}

/**
 * Puts an archive into an empty installation. It is read whole, and every digest compared, before anything is touched;
 * when anything fails, what was put there is taken away again. @throws BackupRefused in words
 */
export async function restore(target: RestoreTarget, path: string, progress: Progress): Promise<Manifest> {
  const archive = await ArchiveReader.open(path);
  try {
    await refuseUnknown(archive.manifest);
    refuseOtherSecret(archive.manifest, target);
    await refuseUnlessEmpty(target.adminUrl);
    const [there] = await savedFiles(target.data);
    if (there) throw new BackupRefused(`${target.data} is not empty: it holds ${there}.`);
    await archive.verify(progress);
    await putBack(archive, target, progress);
    return archive.manifest;
  } finally {
    archive.close();
  }
}

async function putBack(archive: ArchiveReader, target: RestoreTarget, progress: Progress): Promise<void> {
  const placer = new FilePlacer(target.data);
  const files = archive.manifest.files.filter(({ path }) => path !== 'secret' || !target.secretMark);
  try {
    for (const [n, { path }] of files.entries()) {
      progress(n, files.length, path);
      await placer.place(path, await archive.read(path));
    }
    await placer.keep();
    await restoreDatabase(target.adminUrl, archive, progress);
  } catch (error) {
    await placer.takeAway();
    throw error;
  }
}

async function refuseUnknown({ migrations }: Manifest): Promise<void> {
  const known = await knownMigrations();
  for (const { name, sha256 } of migrations) {
    if (!known.has(name))
      throw new BackupRefused(`The archive was made by a later Lyceum: this one does not know ${name}.`);
    if (known.get(name) !== sha256)
      throw new BackupRefused(`The archive was made with another ${name} than the one that is here.`);
  }
}

function refuseOtherSecret({ secretMark, files }: Manifest, target: RestoreTarget): void {
  if (target.otherSecret) return;
  if (target.secretMark === undefined && files.some(({ path }) => path === 'secret')) return;
  if (target.secretMark === secretMark) return;
  const lost = 'With another one everybody is signed out and second factors cannot be read.';
  throw new BackupRefused(
    `The archive was made with another LYCEUM_SECRET. ${lost} Give the one it was made with, or say --other-secret.`,
  );
}
