import { constants, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { makeFolder, syncFolder } from '../storage/durable-file.js';

/** A file that grows piece by piece beside its place, `….part`, and is put there when it is whole (R6). */
export class GrowingFile {
  private constructor(
    private readonly path: string,
    private readonly handle: FileHandle,
  ) {}

  static async open(path: string): Promise<GrowingFile> {
    const part = `${path}.part`;
    await makeFolder(dirname(path));
    // It was whole already, and the process ended before anybody was told.
    const handle = await open(part, constants.O_RDWR).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      await rename(path, part).catch(unlessMissing);
      const made = await open(part, constants.O_RDWR | constants.O_CREAT, 0o600);
      await syncFolder(dirname(path));
      return made;
    });
    return new GrowingFile(path, handle);
  }

  async write(bytes: Uint8Array, at: number): Promise<void> {
    for (let done = 0; done < bytes.length;)
      done += (await this.handle.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
  }

  /** What was written survives a power cut from here on. */
  sync(): Promise<void> {
    return this.handle.datasync();
  }

  /**
   * Puts it to its place: so many bytes, and none of what was refused behind them.
   * @returns false when it is gone: it was removed meanwhile, or somebody else has put it there
   */
  async settle(bytes: number): Promise<boolean> {
    await this.handle.truncate(bytes);
    await this.handle.sync();
    const isThere = await rename(`${this.path}.part`, this.path).then(() => true, unlessMissing);
    if (!isThere) return false;
    await syncFolder(dirname(this.path));
    return true;
  }

  /** @returns false when there is no such source */
  async append(source: string, at: number): Promise<boolean> {
    const from = await open(source, 'r').catch(unlessMissing);
    if (!from) return false;
    const to = await open(`${this.path}.part`, 'r+');
    await pipeline(
      from.createReadStream({ highWaterMark: 1024 * 1024 }),
      to.createWriteStream({ start: at, highWaterMark: 1024 * 1024 }),
    );
    return true;
  }

  async head(bytes: number): Promise<Buffer> {
    const buffer = Buffer.alloc(bytes);
    const { bytesRead } = await this.handle.read(buffer, 0, bytes, 0);
    return buffer.subarray(0, bytesRead);
  }

  close(): Promise<void> {
    return this.handle.close();
  }

  static async remove(path: string): Promise<void> {
    await rm(path, { force: true });
    await rm(`${path}.part`, { force: true });
    await syncFolder(dirname(path)).catch(unlessMissing);
  }
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
