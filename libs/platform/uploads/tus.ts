import type { IncomingMessage } from 'node:http';
import type { Actor } from '#domain/kernel/actor';
import type { GrowingFile } from './growing-file.js';
import { receive } from './receive.js';
import type { StandingRight } from './standing-right.js';
import {
  checksumOf,
  creationOf,
  header,
  OFFSET_STREAM,
  TUS_VERSION,
  wholeNumber,
  type Headers,
} from './tus-headers.js';
import type { Upload } from './upload-table.js';
import {
  TusVersionUnsupported,
  UploadElsewhere,
  UploadFinal,
  UploadHeaderInvalid,
  UploadTooLarge,
  UploadTypeUnsupported,
} from './upload.errors.js';
import type { Uploads, Writing } from './uploads.js';
import { Writers } from './writers.js';

/** A request as it came, the media type of its body, and by what right it is taken. */
export interface TusRequest {
  readonly raw: IncomingMessage;
  readonly bodyType: string | undefined;
  readonly right: Pick<StandingRight, 'assert'>;
}

/** What writes: the body, if there is one, from which offset, and by what right. */
interface Body extends Pick<TusRequest, 'right'> {
  readonly raw: IncomingMessage | undefined;
  readonly from: number;
}

/** The right to write holds for 20 s: whoever needed longer to open the file asks whether it still does (ms). */
const CERTAIN_MS = 10_000;

const PART = /\/schools\/([0-9a-f-]{36})\/uploads\/([0-9a-f-]{36})$/;

/** Uploads by tus 1.0.0, https://tus.io/protocols/resumable-upload: what its requests do. */
export class Tus {
  private readonly writers = new Writers();

  constructor(private readonly uploads: Uploads) {}

  /** @throws TusVersionUnsupported */
  static assertVersion(headers: Headers): void {
    if (header(headers, 'Tus-Resumable') !== TUS_VERSION) throw new TusVersionUnsupported();
  }

  /** Creation, with the first bytes if there are any, or out of parts. */
  async create({ raw, bodyType, right }: TusRequest, actor: Actor): Promise<Upload> {
    const { headers } = raw;
    const { parts, ...wished } = creationOf(headers);
    const hasBody = bringsBytes(headers);
    if (wished.part === 'final') {
      if (hasBody) throw new UploadFinal();
      return this.concatenate(wished, parts, actor);
    }
    if (hasBody && bodyType !== OFFSET_STREAM) throw new UploadTypeUnsupported();
    checksumOf(header(headers, 'Upload-Checksum'));
    const writing = await this.uploads.create(wished, actor);
    return this.write(writing, { raw: hasBody ? raw : undefined, from: writing.upload.offset, right }, actor);
  }

  /** The bytes of one request, from the offset at which the upload stands. */
  async append(uploadId: string, { raw, bodyType, right }: TusRequest, actor: Actor): Promise<Upload> {
    const { headers } = raw;
    const upload = await this.uploads.byId(uploadId, actor);
    if (upload.part === 'final') throw new UploadFinal();
    if (bodyType !== OFFSET_STREAM) throw new UploadTypeUnsupported();
    const offset = wholeNumber(headers, 'Upload-Offset');
    if (offset === undefined) throw new UploadHeaderInvalid('Upload-Offset', 'must be there');
    checksumOf(header(headers, 'Upload-Checksum'));
    const length = this.lengthOf(upload, headers);
    if (offset !== upload.offset) throw new UploadElsewhere(upload.offset);
    const bytes = wholeNumber(headers, 'Content-Length') ?? 0;
    const limit = upload.length ?? length ?? this.uploads.limits.maxBytes;
    if (offset + bytes > limit) throw new UploadTooLarge(limit);
    if (upload.state !== 'receiving') return upload;
    const writing = await this.uploads.claim(upload, length, actor);
    return this.write(writing, { raw, from: offset, right }, actor);
  }

  private write(writing: Writing, body: Body, actor: Actor): Promise<Upload> {
    return this.writers.during(writing.writer, body.raw, () => this.receive(writing, body, actor));
  }

  private async receive(writing: Writing, { raw, from, right }: Body, actor: Actor): Promise<Upload> {
    const { uploads } = this;
    let file: GrowingFile | undefined;
    let held = true;
    try {
      file = await this.fileOf(writing, actor);
      // Whoever was held up on the way here may have opened what is somebody else's by now.
      if (performance.now() - writing.since > CERTAIN_MS)
        await uploads.advance(writing, writing.upload.offset, false, actor);
      if (from !== writing.upload.offset) throw new UploadElsewhere(writing.upload.offset);
      const checkpoint = async (offset: number) => {
        await right.assert();
        await uploads.advance(writing, offset, false, actor);
      };
      const piece = { file, from, limit: writing.limit, checkpoint };
      const offset = raw ? await receive({ ...piece, raw }) : from;
      await right.assert(); // what came since the last checkpoint was not acknowledged yet
      const whole = offset === writing.upload.length;
      const now = whole
        ? await uploads.finish(writing, file, actor)
        : await uploads.advance(writing, offset, true, actor);
      held = false;
      return now;
    } finally {
      await file?.close();
      if (held) await uploads.release(writing, actor);
    }
  }

  /** The file to write to, which nobody else writes to: whoever was to before may have been held up only, and go on. */
  private async fileOf(writing: Writing, actor: Actor): Promise<GrowingFile> {
    const { former } = writing;
    const isAlone = !former || (await this.writers.end(former));
    return isAlone ? this.uploads.open(writing, actor) : this.uploads.openAnew(writing, actor);
  }

  private async concatenate(
    wished: Pick<Upload, 'part' | 'metadata' | 'concat'>,
    addresses: readonly string[],
    actor: Actor,
  ): Promise<Upload> {
    const parts: Upload[] = [];
    for (const address of addresses) parts.push(await this.partAt(address, actor));
    const length = parts.reduce((sum, { offset }) => sum + offset, 0);
    const writing = await this.uploads.create({ ...wished, length }, actor);
    const file = await this.uploads.open(writing, actor);
    try {
      let at = 0;
      for (const { id, offset } of parts) {
        const isThere = await file.append(this.uploads.pathOf(id, actor), at);
        if (!isThere) throw invalidConcat('must name partial uploads that are there');
        at += offset;
      }
      return await this.uploads.finish(writing, file, actor);
    } catch (error) {
      // Nobody knows its address, and it would take its room until it expires, as it does where this fails, too.
      await this.uploads.terminate(writing.upload.id, actor).catch(() => undefined);
      throw error;
    } finally {
      await file.close();
    }
  }

  private async partAt(address: string, actor: Actor): Promise<Upload> {
    const path = URL.canParse(address, 'http://upload') ? new URL(address, 'http://upload').pathname : '';
    const [, schoolId, id] = PART.exec(path) ?? [];
    if (schoolId !== actor.schoolId) throw invalidConcat('must name partial uploads of this school');
    const part = await this.uploads.byId(id!, actor).catch(() => undefined);
    if (part?.part !== 'partial') throw invalidConcat('must name your partial uploads');
    if (part.state !== 'whole') throw invalidConcat('must name partial uploads that are whole');
    return part;
  }

  /** The length that is said with a piece, of an upload whose length was left open. */
  private lengthOf(upload: Upload, headers: Headers): number | null {
    const length = wholeNumber(headers, 'Upload-Length');
    if (length === undefined) return null;
    if (upload.length !== null && length !== upload.length)
      throw new UploadHeaderInvalid('Upload-Length', 'must not be another than before');
    if (length < upload.offset)
      throw new UploadHeaderInvalid('Upload-Length', 'must not be less than the offset');
    if (length > this.uploads.limits.maxBytes) throw new UploadTooLarge(this.uploads.limits.maxBytes);
    return length;
  }
}

function invalidConcat(detail: string): UploadHeaderInvalid {
  return new UploadHeaderInvalid('Upload-Concat', detail);
}

function bringsBytes(headers: Headers): boolean {
  return (wholeNumber(headers, 'Content-Length') ?? 0) > 0 || headers['transfer-encoding'] !== undefined;
}
