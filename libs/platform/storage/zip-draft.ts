import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packFolder } from '../archive/pack.js';
import type { FileKey } from './file-key.js';
import type { FileStore, StoredFile } from './file-store.js';

/** The most that a package may be, in bytes. */
const LARGEST_PACKAGE = 1024 ** 3;

const encoder = new TextEncoder();

/**
 * A package in the making: its files grow in a folder of this machine, then it goes to the file store as a zip. One text is
 * awaited before the next: all go through one buffer, because bytes outside of the heap that are made for each text
 * are given back so late that the process grows with the package.
 */
export class ZipDraft {
  private readonly piece = new Uint8Array(64 * 1024);
  private readonly growing = new Map<string, FileHandle>();

  private constructor(
    private readonly files: FileStore,
    private readonly key: FileKey,
    private readonly folder: string,
  ) {}

  static async begin(files: FileStore, key: FileKey): Promise<ZipDraft> {
    return new ZipDraft(files, key, await mkdtemp(join(tmpdir(), 'lyceum-export-')));
  }

  async append(file: string, text: string): Promise<void> {
    const handle = await this.fileOf(file);
    for (let rest = text; rest !== '';) {
      const { read, written } = encoder.encodeInto(rest, this.piece);
      await handle.writeFile(this.piece.subarray(0, written));
      rest = rest.slice(read);
    }
  }

  /** @throws FileTooLarge */
  async keep(): Promise<StoredFile> {
    await this.close();
    return this.files.put(this.key, await packFolder(this.folder), { maxBytes: LARGEST_PACKAGE });
  }

  /** Clears up, also after a failure. */
  async drop(): Promise<void> {
    await this.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async fileOf(file: string): Promise<FileHandle> {
    const handle = this.growing.get(file) ?? (await open(join(this.folder, file), 'a'));
    this.growing.set(file, handle);
    return handle;
  }

  private async close(): Promise<void> {
    const handles = [...this.growing.values()];
    this.growing.clear();
    await Promise.all(handles.map((handle) => handle.close()));
  }
}
