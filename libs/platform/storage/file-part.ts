import type { FileHandle } from 'node:fs/promises';
import { ServerResponse } from 'node:http';
import { Readable, type Writable } from 'node:stream';

/** Four times what Node reads at once: fewer turns, and a thousand slow readers hold no more than 256 MiB. */
const PIECE = 256 * 1024;
/** As many buffers wait to be used again. */
const MOST_SPARE = 64;

/**
 * A part of a file, as a stream. Into the answer of a request it goes through a buffer that is used again: a new one for
 * each piece made V8 look through its whole heap after every few of them. The file is closed with it.
 */
export class FilePart extends Readable {
  private static readonly spare: Buffer[] = [];

  /** @param end the first position that does not belong to it, or Infinity */
  constructor(
    private readonly file: FileHandle,
    private at: number,
    private readonly end: number,
  ) {
    super({ highWaterMark: PIECE });
  }

  override pipe<T extends NodeJS.WritableStream>(to: T, options?: { end?: boolean }): T {
    if (!(to instanceof ServerResponse) || options?.end === false) return super.pipe(to, options);
    this.flowInto(to).catch((error: Error) => this.destroy(error));
    return to;
  }

  override _read(): void {
    this.next(Buffer.allocUnsafeSlow(PIECE)).then(
      (piece) => this.push(piece.length > 0 ? piece : null),
      (error: Error) => this.destroy(error),
    );
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.file.close().then(
      () => done(error),
      (failure: Error) => done(error ?? failure),
    );
  }

  private async flowInto(to: Writable): Promise<void> {
    const buffer = FilePart.spare.pop() ?? Buffer.allocUnsafeSlow(PIECE);
    for (let piece = await this.next(buffer); piece.length > 0; piece = await this.next(buffer))
      if (!(await written(to, piece))) return; // whoever has the answer destroys this
    if (FilePart.spare.length < MOST_SPARE) FilePart.spare.push(buffer);
    to.end();
    this.push(null);
    this.resume();
  }

  /** The next piece, in the buffer; empty at the end. */
  private async next(buffer: Buffer): Promise<Buffer> {
    const wanted = Math.min(buffer.length, this.end - this.at);
    if (wanted <= 0) return buffer.subarray(0, 0);
    const { bytesRead } = await this.file.read(buffer, 0, wanted, this.at);
    this.at += bytesRead;
    return buffer.subarray(0, bytesRead);
  }
}

/** Resolves when the bytes are the system's, which is when their buffer is free again; false when they will never be. */
function written(to: Writable, piece: Buffer): Promise<boolean> {
  return new Promise((resolve) => {
    const gone = () => resolve(false);
    if (to.destroyed) return gone();
    to.once('close', gone);
    to.write(piece, (error) => {
      to.removeListener('close', gone);
      resolve(!error);
    });
  });
}
