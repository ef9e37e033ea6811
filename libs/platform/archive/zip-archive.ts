import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { ArchiveRefused } from './archive-refused.js';
import { verifyChecksum } from './checksum.js';
import { checkPath, isLitter, plainNames } from './entry-names.js';
import { DEFAULT_ARCHIVE_LIMITS, type ArchiveLimits, type ReadableArchive } from './readable-archive.js';

/** Below this a high ratio is harmless: an empty-looking file of a few kilobytes packs very well. */
const RATIO_MATTERS_FROM = 1024 * 1024;

/**
 * Opens a zip on disk. Everything that can be judged from its directory is judged before the first byte is unpacked;
 * an entry that unpacks to more than the directory says is cut off by yauzl.
 */
export async function openZip(
  path: string,
  limits: ArchiveLimits = DEFAULT_ARCHIVE_LIMITS,
): Promise<ReadableArchive> {
  const size = (await stat(path)).size;
  const zip = await refusing('not_an_archive', 'This is not a zip archive, or it is cut short.', () =>
    yauzl.openPromise(path, {
      lazyEntries: true,
      autoClose: false,
      strictFileNames: true,
      validateEntrySizes: true,
    }),
  );
  try {
    const entries = await readDirectory(zip, limits);
    checkSizes(entries, limits, size);
    return readable(zip, entries);
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function readDirectory(zip: ZipFile, limits: ArchiveLimits): Promise<Entry[]> {
  if (zip.entryCount > limits.entries) {
    const message = `The archive holds ${zip.entryCount} entries; ${limits.entries} are allowed.`;
    throw new ArchiveRefused('too_many_entries', message);
  }
  return refusing('damaged', 'The directory of the archive is damaged or unsafe.', async () => {
    const entries: Entry[] = [];
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/') || isLitter(entry.fileName)) continue;
      checkPath(entry.fileName);
      if (entry.isEncrypted()) throw new ArchiveRefused('encrypted', 'The archive is encrypted.');
      entries.push(entry);
    }
    return entries;
  });
}

function checkSizes(entries: readonly Entry[], limits: ArchiveLimits, size: number): void {
  let packed = 0;
  let unpacked = 0;
  for (const entry of entries) {
    packed += entry.compressedSize;
    unpacked += entry.uncompressedSize;
    checkRatio(
      `Its entry ${JSON.stringify(entry.fileName.slice(0, 100))}`,
      entry.uncompressedSize,
      entry.compressedSize,
      limits,
    );
    if (entry.uncompressedSize > limits.bytesPerFile) throw tooLarge(entry.fileName, limits.bytesPerFile);
  }
  if (packed > size)
    throw new ArchiveRefused('bomb', 'The entries of the archive overlap: it is made to exhaust its reader.');
  if (unpacked > limits.bytesInAll) throw tooLarge('The archive', limits.bytesInAll);
  checkRatio('The archive', unpacked, packed, limits);
}

function checkRatio(what: string, unpacked: number, packed: number, limits: ArchiveLimits): void {
  if (unpacked < RATIO_MATTERS_FROM || unpacked <= packed * limits.ratio) return;
  const times = Math.round(unpacked / Math.max(packed, 1));
  throw new ArchiveRefused(
    'bomb',
    `${what} unpacks to ${times} times its size; up to ${limits.ratio} times is believed.`,
  );
}

function tooLarge(what: string, bytes: number): ArchiveRefused {
  return new ArchiveRefused(
    'too_large',
    `${what} is larger than ${Math.floor(bytes / 1024 ** 2)} MiB unpacked.`,
  );
}

function readable(zip: ZipFile, entries: readonly Entry[]): ReadableArchive {
  const byPath = new Map(entries.map((entry) => [entry.fileName, entry]));
  const pathByName = plainNames([...byPath.keys()]);
  const names = [...pathByName.keys()].sort();
  return {
    sizes: new Map(names.map((name) => [name, byPath.get(pathByName.get(name)!)!.uncompressedSize])),
    open: (name) => openEntry(zip, name, byPath.get(pathByName.get(name) ?? '')),
    close: async () => zip.close(),
  };
}

async function openEntry(zip: ZipFile, name: string, entry: Entry | undefined): Promise<Readable> {
  if (!entry) throw new ArchiveRefused('not_there', `The archive does not hold ${name}.`);
  if (!entry.canDecodeFileData()) {
    throw new ArchiveRefused('damaged', `${name} is packed by a method that is not known here; use deflate.`);
  }
  const bytes = await refusing('damaged', `${name} is damaged in the archive.`, () =>
    zip.openReadStreamPromise(entry),
  );
  return verifyChecksum(bytes, entry.crc32, name);
}

async function refusing<T>(
  refusal: 'not_an_archive' | 'damaged',
  message: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ArchiveRefused) throw error;
    throw new ArchiveRefused(refusal, message);
  }
}
