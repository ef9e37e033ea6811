import { createReadStream } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ArchiveRefused } from './archive-refused.js';
import { isLitter } from './entry-names.js';
import { DEFAULT_ARCHIVE_LIMITS, type ArchiveLimits, type ReadableArchive } from './readable-archive.js';

/** Reads the plain files that lie directly in a folder; links and folders within it are not followed. */
export async function openFolder(
  folder: string,
  limits: ArchiveLimits = DEFAULT_ARCHIVE_LIMITS,
): Promise<ReadableArchive> {
  const names = (await readdir(folder)).filter((name) => !isLitter(name)).sort();
  if (names.length > limits.entries) {
    throw new ArchiveRefused(
      'too_many_entries',
      `The folder holds ${names.length} files; ${limits.entries} are allowed.`,
    );
  }
  const files = await plainFiles(folder, names, limits);
  return {
    files,
    open: async (name) => {
      if (!files.includes(name)) throw new ArchiveRefused('not_there', `The folder does not hold ${name}.`);
      return createReadStream(join(folder, name));
    },
    close: async () => undefined,
  };
}

async function plainFiles(
  folder: string,
  names: readonly string[],
  limits: ArchiveLimits,
): Promise<string[]> {
  const files: string[] = [];
  let total = 0;
  for (const name of names) {
    const entry = await lstat(join(folder, name));
    if (!entry.isFile()) continue;
    total += entry.size;
    if (entry.size > limits.bytesPerFile || total > limits.bytesInAll) {
      throw new ArchiveRefused('too_large', `The folder is larger than allowed at ${name}.`);
    }
    files.push(name);
  }
  return files;
}
