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
  const sizes = await plainFiles(folder, names, limits);
  return {
    sizes,
    open: async (name) => {
      if (!sizes.has(name)) throw new ArchiveRefused('not_there', `The folder does not hold ${name}.`);
      return createReadStream(join(folder, name));
    },
    close: async () => undefined,
  };
}

async function plainFiles(
  folder: string,
  names: readonly string[],
  limits: ArchiveLimits,
): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  let total = 0;
  for (const name of names) {
    const entry = await lstat(join(folder, name));
    if (!entry.isFile()) continue;
    total += entry.size;
    if (entry.size > limits.bytesPerFile || total > limits.bytesInAll) {
      throw new ArchiveRefused('too_large', `The folder is larger than allowed at ${name}.`);
    }
    sizes.set(name, entry.size);
  }
  return sizes;
}
