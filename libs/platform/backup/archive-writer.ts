import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import { makeFolder, syncFolder } from '../storage/durable-file.js';
import { MANIFEST, MANIFEST_DIGEST, type ArchivedEntry, type Manifest } from './manifest.js';
import { Measured } from './measured.js';

/** Writes one zip, entry after entry, which has its name only when it is whole and on disk. */
export class ArchiveWriter {
  private readonly zip = new yazl.ZipFile();
  private readonly draft: string;
  private readonly written: Promise<void>;

  private constructor(private readonly path: string) {
    this.draft = `${path}.unfinished`;
    this.written = pipeline(this.zip.outputStream, createWriteStream(this.draft, { mode: 0o600 }));
    this.written.catch(() => undefined); // told by `finish`, or of no interest after `abandon`
  }

  static async create(path: string): Promise<ArchiveWriter> {
    const whole = resolve(path);
    await makeFolder(dirname(whole));
    return new ArchiveWriter(whole);
  }

  async add(path: string, content: Readable, onBytes?: (bytes: number) => void): Promise<ArchivedEntry> {
    const measured = new Measured(onBytes);
    this.zip.addReadStream(measured, path, { mode: 0o600 });
    // A full disk must not leave an entry waiting for somebody to read it.
    await Promise.race([pipeline(content, measured), this.written]);
    return { path, bytes: measured.bytes, sha256: measured.sha256() };
  }

  /** With the manifest as its last entry. @returns the size of the archive in bytes */
  async finish(manifest: Manifest): Promise<number> {
    const text = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
    this.zip.addBuffer(text, MANIFEST);
    this.zip.addBuffer(Buffer.from(createHash('sha256').update(text).digest('hex')), MANIFEST_DIGEST);
    this.zip.end();
    await this.written;
    const file = await open(this.draft, 'r+');
    try {
      await file.sync();
      await rename(this.draft, this.path);
      await syncFolder(dirname(this.path));
      return (await file.stat()).size;
    } finally {
      await file.close();
    }
  }

  async abandon(): Promise<void> {
    (this.zip.outputStream as Readable).destroy();
    await this.written.catch(() => undefined);
    await rm(this.draft, { force: true });
  }
}
