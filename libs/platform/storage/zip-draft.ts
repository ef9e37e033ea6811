import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packFolder } from '../archive/pack.js';
import type { FileKey } from './file-key.js';
import type { FileStore, StoredFile } from './file-store.js';

/** The most that a package may be, in bytes. */
const LARGEST_PACKAGE = 1024 ** 3;

/** A package in the making: its files grow in a folder of this machine, then it goes to the file store as a zip. */
export class ZipDraft {
  private constructor(
    private readonly files: FileStore,
    private readonly key: FileKey,
    private readonly folder: string,
  ) {}

  static async begin(files: FileStore, key: FileKey): Promise<ZipDraft> {
    return new ZipDraft(files, key, await mkdtemp(join(tmpdir(), 'lyceum-export-')));
  }

  append(file: string, text: string): Promise<void> {
    return appendFile(join(this.folder, file), text);
  }

  /** @throws FileTooLarge */
  async keep(): Promise<StoredFile> {
    return this.files.put(this.key, await packFolder(this.folder), { maxBytes: LARGEST_PACKAGE });
  }

  /** Clears up, also after a failure. */
  drop(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}
