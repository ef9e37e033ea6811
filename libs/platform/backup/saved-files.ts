import { createReadStream } from 'node:fs';
import { open, readdir, rm } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { makeFolder, syncFolder } from '../storage/durable-file.js';
import { BackupRefused } from './backup-refused.js';

/** What of LYCEUM_DATA belongs to the data: stored files, and mails that no server has taken. */
const FOLDERS = ['files', 'outbox'];

/** Their paths below LYCEUM_DATA, without what is only half written. */
export async function savedFiles(data: string): Promise<string[]> {
  const found = await Promise.all(
    FOLDERS.map(async (folder) => {
      const entries = await readdir(join(data, folder), { recursive: true, withFileTypes: true }).catch(none);
      return entries
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name).slice(resolve(data).length + 1));
    }),
  );
  return found
    .flat()
    .filter((path) => !path.split(sep).some((part) => part.startsWith('.')))
    .sort();
}

/** @returns undefined when it is not there any more */
export async function openIfThere(path: string): Promise<Readable | undefined> {
  try {
    const file = await open(path, 'r');
    return createReadStream('', { fd: file });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Puts files where they belong, and can take away again what it has put. */
export class FilePlacer {
  private readonly placed: string[] = [];

  constructor(private readonly data: string) {}

  async place(path: string, content: Readable): Promise<void> {
    const whole = resolve(this.data, path);
    if (!whole.startsWith(resolve(this.data) + sep))
      throw new BackupRefused(`The archive holds ${path}, which lies outside of the data folder.`);
    await makeFolder(dirname(whole));
    const file = await open(whole, 'wx', 0o600);
    this.placed.push(whole);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
  }

  /** From now on they survive a power cut. */
  async keep(): Promise<void> {
    for (const folder of new Set(this.placed.map((path) => dirname(path)))) await syncFolder(folder);
  }

  async takeAway(): Promise<void> {
    for (const path of this.placed) await rm(path, { force: true });
  }
}

function none(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
