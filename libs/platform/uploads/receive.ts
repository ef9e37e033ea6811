import { createHash, type Hash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { GrowingFile } from './growing-file.js';
import { checksumOf, CHECKSUMS, header, type Checksum } from './tus-headers.js';
import { ChecksumMismatch, UploadHeaderInvalid, UploadTooLarge } from './upload.errors.js';

/** What came is put on the disk and noted after so many bytes, and after so long: this much is sent again at worst. */
const CHECKPOINT_BYTES = 32 * 1024 * 1024;
const CHECKPOINT_MS = 4_000;
/** Gathered and written in one go. */
const BATCH_BYTES = 1024 * 1024;
/** As many buffers wait to be used again. */
const MOST_SPARE = 16;
/** While more comes, what has come is put on the disk in strides of this: at the end little is left to wait for. */
const STRIDE_BYTES = 2 * 1024 * 1024;

export interface Piece {
  readonly raw: IncomingMessage;
  readonly file: GrowingFile;
  readonly from: number;
  /** The offset that it must not pass. */
  readonly limit: number;
  /** Keeps what came so far; throws when another writes. */
  readonly checkpoint: (offset: number) => Promise<void>;
}

/**
 * Writes the body of a request and answers the new offset; everything before it is on the disk. What a connection that
 * breaks has brought counts, unless it cannot be checked any more.
 * @throws UploadTooLarge, ChecksumMismatch, UploadHeaderInvalid: then nothing that came since the last checkpoint counts
 */
export async function receive(piece: Piece): Promise<number> {
  const buffer = spare.pop() ?? Buffer.allocUnsafeSlow(BATCH_BYTES);
  try {
    return await receiveBy(buffer, piece);
  } finally {
    if (spare.length < MOST_SPARE) spare.push(buffer);
  }
}

const spare: Buffer[] = [];

async function receiveBy(buffer: Buffer, piece: Piece): Promise<number> {
  const { raw, from, limit } = piece;
  const expected = checksumOf(header(raw.headers, 'Upload-Checksum'));
  const hashes = hashesFor(raw, expected);
  const progress = new Progress(piece, hashes.size > 0, buffer);
  const broken = await taken(raw, async (chunk) => {
    if (progress.offset + chunk.byteLength > limit) throw new UploadTooLarge(limit);
    for (const hash of hashes.values()) hash.update(chunk);
    await progress.take(chunk);
    giveBack(chunk);
  });
  if (broken && hashes.size > 0) return from;
  await progress.write();
  const checksum = expected ?? (hashes.size > 0 ? checksumBehind(raw) : undefined);
  if (checksum && !hashes.get(checksum.algorithm)!.digest().equals(checksum.digest))
    throw new ChecksumMismatch();
  await progress.settle();
  return progress.offset;
}

/**
 * Frees what was copied at once. Left to be collected, V8 looks through the whole heap after every 32 MB of such memory,
 * for it lies outside of the heap: a tenth of a second each time, for everybody.
 */
function giveBack({ buffer, byteLength }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}

class Progress {
  offset: number;
  /** So many bytes of the buffer are not written yet. */
  private gathered = 0;
  private kept: number;
  private keptAt = performance.now();
  /** Up to where it is on the disk, or on its way there. */
  private synced: number;
  private syncing?: Promise<void> | undefined;
  private failure?: { readonly error: unknown };

  constructor(
    private readonly piece: Piece,
    private readonly allOrNothing: boolean,
    /** What came is copied into it at once: held for a while, each part of it would outlive V8's quick collections. */
    private readonly buffer: Buffer,
  ) {
    this.offset = piece.from;
    this.kept = piece.from;
    this.synced = piece.from;
  }

  async take(chunk: Uint8Array): Promise<void> {
    for (let at = 0; at < chunk.byteLength;) {
      const part = chunk.subarray(at, at + this.buffer.length - this.gathered);
      this.buffer.set(part, this.gathered);
      this.gathered += part.length;
      this.offset += part.length;
      at += part.length;
      if (this.gathered === this.buffer.length) await this.write();
    }
    const late = performance.now() - this.keptAt > CHECKPOINT_MS;
    const due = late || this.offset - this.kept >= CHECKPOINT_BYTES;
    // The end is kept with the file in its place: whoever hears of that offset sends nothing more.
    if (due && this.offset < this.piece.limit) await this.keep();
  }

  async write(): Promise<void> {
    const bytes = this.buffer.subarray(0, this.gathered);
    this.gathered = 0;
    if (bytes.length > 0) await this.piece.file.write(bytes, this.offset - bytes.length);
    if (!this.syncing && this.offset - this.synced >= STRIDE_BYTES) this.syncMeanwhile();
  }

  /** Everything is on the disk, or it throws: also what failed meanwhile, which the disk tells only once. */
  async settle(): Promise<void> {
    await this.syncing;
    await this.piece.file.sync();
    if (this.failure) throw this.failure.error;
  }

  private syncMeanwhile(): void {
    this.synced = this.offset;
    this.syncing = this.piece.file.sync().then(
      () => void (this.syncing = undefined),
      (error: unknown) => void (this.failure ??= { error }),
    );
  }

  /** Of what is all or nothing only the right to write is renewed. */
  private async keep(): Promise<void> {
    await this.write();
    if (!this.allOrNothing) await this.settle();
    await this.piece.checkpoint(this.allOrNothing ? this.piece.from : this.offset);
    this.kept = this.offset;
    this.keptAt = performance.now();
  }
}

/** Answers whether the connection broke before the end. */
async function taken(raw: IncomingMessage, take: (chunk: Uint8Array) => Promise<void>): Promise<boolean> {
  let refused: unknown;
  try {
    // Left as it is, so that there is still a connection to answer over.
    for await (const chunk of raw.iterator({ destroyOnReturn: false })) {
      await take(chunk as Uint8Array).catch((error: unknown) => {
        refused = error;
        throw error;
      });
    }
    return false;
  } catch (error) {
    if (refused !== undefined || !raw.readableAborted) throw error;
    return true;
  }
}

function hashesFor(raw: IncomingMessage, expected: Checksum | undefined): Map<string, Hash> {
  const announced = /(^|[ ,])upload-checksum($|[ ,])/i.test(header(raw.headers, 'Trailer') ?? '');
  const possible = announced ? CHECKSUMS : [];
  const algorithms = expected ? [expected.algorithm] : possible;
  return new Map(algorithms.map((algorithm) => [algorithm, createHash(algorithm)]));
}

/** Some proxies hand on no trailers: what was to be checked is not taken unchecked. @throws UploadHeaderInvalid */
function checksumBehind({ trailers }: IncomingMessage): Checksum {
  const checksum = checksumOf(trailers['upload-checksum']);
  if (!checksum)
    throw new UploadHeaderInvalid('Upload-Checksum', 'was announced as a trailer and has not come');
  return checksum;
}
