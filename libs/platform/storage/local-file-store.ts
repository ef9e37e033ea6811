import { createHash, randomBytes, type Hash } from 'node:crypto';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { makeFolder, syncFolder } from './durable-file.js';
import { FilePart } from './file-part.js';
import { asFileKey, type FileKey } from './file-key.js';
import { FileMissing, FileTooLarge } from './file-store.errors.js';
import type { FileState, FileStore, StoredFile } from './file-store.js';

const DAY_MS = 86_400_000;

/** Files in a folder of this machine. */
export class LocalFileStore implements FileStore {
  private readonly root: string;
  /** On the same file system as the files, or the rename would not be atomic. No key begins with a dot. */
  private readonly drafts: string;

  constructor(root: string) {
    this.root = resolve(root);
    this.drafts = join(this.root, '.drafts');
  }

  async put(
    key: FileKey,
    content: AsyncIterable<Uint8Array>,
    { maxBytes }: { maxBytes: number },
  ): Promise<StoredFile> {
    const path = this.pathOf(key);
    await makeFolder(this.drafts);
    const draft = join(this.drafts, randomBytes(12).toString('hex'));
    try {
      const stored = await writeDraft(draft, content, maxBytes);
      await makeFolder(dirname(path));
      await rename(draft, path);
      // Up to the root, because another put may have made these folders and not yet synced them.
      for (let folder = dirname(path); folder.length >= this.root.length; folder = dirname(folder))
        await syncFolder(folder);
      return stored;
    } finally {
      await rm(draft, { force: true });
    }
  }

  async get(key: FileKey, range: { start: number; end?: number } = { start: 0 }): Promise<Readable> {
    const file = await open(this.pathOf(key), 'r').catch(missing);
    return new FilePart(file, range.start, range.end === undefined ? Infinity : range.end + 1);
  }

  async stat(key: FileKey): Promise<FileState | undefined> {
    try {
      const { size, mtime } = await stat(this.pathOf(key)).catch(missing);
      return { bytes: size, modifiedAt: mtime };
    } catch (error) {
      if (error instanceof FileMissing) return undefined;
      throw error;
    }
  }

  async delete(key: FileKey): Promise<void> {
    const path = this.pathOf(key);
    await rm(path, { force: true });
    await syncFolder(dirname(path)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
  }

  /** Removes what a crash left half written, once it is a day old. */
  async onModuleInit(): Promise<void> {
    const names = await readdir(this.drafts).catch(() => []);
    for (const path of names.map((name) => join(this.drafts, name))) {
      const { mtimeMs } = await stat(path);
      if (mtimeMs < Date.now() - DAY_MS) await rm(path, { force: true });
    }
  }

  /** Types end at run time, hence the check even of a key that is typed as one. */
  private pathOf(key: FileKey): string {
    return join(this.root, asFileKey(key));
  }
}

async function writeDraft(
  path: string,
  content: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<StoredFile> {
  const file = await open(path, 'wx', 0o600);
  try {
    const seen = { bytes: 0, hash: createHash('sha256') };
    await file.writeFile(measured(content, seen, maxBytes));
    await file.sync();
    return { bytes: seen.bytes, sha256: seen.hash.digest('hex') };
  } finally {
    await file.close();
  }
}

async function* measured(
  content: AsyncIterable<Uint8Array>,
  seen: { bytes: number; readonly hash: Hash },
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of content) {
    seen.bytes += chunk.byteLength;
    if (seen.bytes > maxBytes) throw new FileTooLarge(maxBytes);
    seen.hash.update(chunk);
    yield chunk;
  }
}

function missing(error: NodeJS.ErrnoException): never {
  if (error.code === 'ENOENT') throw new FileMissing();
  throw error;
}
