import { constants, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { makeFolder, syncFolder } from '../storage/durable-file.js';

/** Copied at a time, before it is said that it goes on. */
const COPIED_BYTES = 16 * 1024 * 1024;

/** A file that grows piece by piece beside its place, `….part`, and is put there when it is whole (R6). */
export class GrowingFile {
  private constructor(
    private readonly path: string,
    private readonly handle: FileHandle,
  ) {}

  static async create(path: string): Promise<GrowingFile> {
    await makeFolder(dirname(path));
    const handle = await open(`${path}.part`, constants.O_RDWR | constants.O_CREAT, 0o600);
    await syncFolder(dirname(path));
    return new GrowingFile(path, handle);
  }

  /** Nothing, when it is not there. */
  static async open(path: string): Promise<GrowingFile | undefined> {
    const handle = await open(`${path}.part`, constants.O_RDWR).catch(unlessMissing);
    return handle && new GrowingFile(path, handle);
  }

  /** It is in its place, and the process ended before anybody was told: so it goes on growing. */
  static async takeBack(path: string): Promise<void> {
    await rename(path, `${path}.part`).catch(unlessMissing);
  }

  /** Another file, which nobody has open yet; see {@link takePlace}. What others have begun of it is in vain. */
  static async anew(path: string): Promise<GrowingFile> {
    await rm(`${path}.copy`, { force: true });
    return new GrowingFile(path, await open(`${path}.copy`, 'wx+', 0o600));
  }

  /** Copies what came so far. @param goesOn told after each part */
  async fillFrom(former: GrowingFile, bytes: number, goesOn: () => Promise<unknown>): Promise<void> {
    for (let at = 0; at < bytes; at += COPIED_BYTES) {
      await this.write(await former.read(at, Math.min(COPIED_BYTES, bytes - at)), at);
      await goesOn();
    }
    await this.sync();
  }

  /** Whoever has the former file open writes to what nobody reads any more. */
  async takePlace(): Promise<void> {
    await rename(`${this.path}.copy`, `${this.path}.part`);
    await syncFolder(dirname(this.path));
  }

  async write(bytes: Uint8Array, at: number): Promise<void> {
    for (let done = 0; done < bytes.length;)
      done += (await this.handle.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
  }

  /** What was written survives a power cut from here on. */
  sync(): Promise<void> {
    return this.handle.datasync();
  }

  /** Everything that belongs to it is there: so many bytes, and none of what was refused behind them. */
  async complete(bytes: number): Promise<void> {
    await this.handle.truncate(bytes);
    await this.handle.sync();
  }

  /** Puts it to its place. @returns false when it is gone: it was removed meanwhile */
  async settle(): Promise<boolean> {
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

  async read(at: number, bytes: number): Promise<Buffer> {
    const buffer = Buffer.allocUnsafe(bytes);
    const { bytesRead } = await this.handle.read(buffer, 0, bytes, at);
    return buffer.subarray(0, bytesRead);
  }

  close(): Promise<void> {
    return this.handle.close();
  }

  static async remove(path: string): Promise<void> {
    await rm(path, { force: true });
    for (const beside of ['part', 'copy']) await rm(`${path}.${beside}`, { force: true });
    await syncFolder(dirname(path)).catch(unlessMissing);
  }
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
