import { createHash } from 'node:crypto';
import { Writable, type Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { BackupRefused } from './backup-refused.js';
import { MANIFEST, MANIFEST_DIGEST, parseManifest, type ArchivedEntry, type Manifest } from './manifest.js';
import { Measured } from './measured.js';
import type { Progress } from './progress.js';

/** A backup that lies on disk. Nothing of it is believed before `verify`. */
export class ArchiveReader {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    readonly manifest: Manifest,
  ) {}

  static async open(path: string): Promise<ArchiveReader> {
    const zip = await refusing(`${path} is not a backup, or it is cut short`, () =>
      yauzl.openPromise(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }),
    );
    try {
      const entries = await refusing(`The directory of ${path} is damaged`, () => directory(zip));
      return new ArchiveReader(zip, entries, await readManifest(zip, entries));
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  /** Everything that the manifest names, tables first. */
  get named(): readonly ArchivedEntry[] {
    return [...this.manifest.tables, ...this.manifest.files];
  }

  /** Reads all of it. @throws BackupRefused with the name of the first entry that is not what was saved */
  async verify(progress: Progress): Promise<void> {
    const total = this.named.reduce((sum, { bytes }) => sum + bytes, 0);
    let done = 0;
    for (const entry of this.named) {
      const measured = new Measured((bytes) => progress((done += bytes), total, `reading ${entry.path}`));
      const content = await this.read(entry.path);
      await refusing(`${entry.path} is damaged in the archive`, () => pipeline(content, measured, nowhere()));
      if (measured.bytes !== entry.bytes || measured.sha256() !== entry.sha256)
        throw new BackupRefused(`${entry.path} is damaged in the archive: it is not what was saved.`);
    }
  }

  async read(path: string): Promise<Readable> {
    return contentOf(this.zip, this.entries, path);
  }

  close(): void {
    this.zip.close();
  }
}

async function directory(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  return entries;
}

async function readManifest(zip: ZipFile, entries: ReadonlyMap<string, Entry>): Promise<Manifest> {
  const content = async (path: string) =>
    refusing(`${path} is damaged in the archive`, async () => buffer(await contentOf(zip, entries, path)));
  const manifest = await content(MANIFEST);
  const digest = await content(MANIFEST_DIGEST);
  if (createHash('sha256').update(manifest).digest('hex') !== digest.toString())
    throw new BackupRefused(`${MANIFEST} is damaged in the archive: it is not what was saved.`);
  return parseManifest(manifest.toString());
}

async function contentOf(zip: ZipFile, entries: ReadonlyMap<string, Entry>, path: string): Promise<Readable> {
  const entry = entries.get(path);
  if (!entry) throw new BackupRefused(`${path} is missing from the archive.`);
  return refusing(`${path} is damaged in the archive`, () => zip.openReadStreamPromise(entry));
}

async function refusing<T>(message: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BackupRefused) throw error;
    throw new BackupRefused(`${message} (${(error as Error).message}).`);
  }
}

function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}
