import { randomBytes } from 'node:crypto';
import { link, mkdir, open, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/**
 * Creates a file that either is there whole or not at all, also after a power cut, and makes its folder.
 * @returns false when there is such a file already; it stays as it is
 */
export async function createOnce(path: string, content: string | Buffer): Promise<boolean> {
  const folder = dirname(path);
  await makeFolder(folder);
  const draft = join(folder, `.draft-${randomBytes(9).toString('hex')}`);
  try {
    await writeDraft(draft, content);
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    await rm(draft, { force: true });
    await syncFolder(folder);
  }
}

/** Makes a folder and those above it that are missing; they survive a power cut as well. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  // A new folder is an entry of the one above it, so each of those is synced, from the lowest up.
  for (let made = resolve(folder); made.length >= resolve(first).length; made = dirname(made))
    await syncFolder(dirname(made));
}

/** Makes the names in a folder survive a power cut; the files themselves need their own fsync. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function writeDraft(path: string, content: string | Buffer): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}
