import { createHash, randomBytes } from 'node:crypto';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** What a file is for those who have it already. */
export interface Representation {
  readonly bytes: number;
  readonly mediaType: string;
  readonly etag: string;
  /** Null: nobody knows. */
  readonly modifiedAt: Date | null;
  read(range: { start: number; end: number }): Promise<Readable>;
}

interface Range {
  readonly start: number;
  /** Included. */
  readonly end: number;
}

interface Conditions {
  readonly range?: string | undefined;
  readonly 'if-range'?: string | undefined;
  readonly 'if-none-match'?: string | undefined;
  readonly 'if-modified-since'?: string | undefined;
  readonly 'if-match'?: string | undefined;
  readonly 'if-unmodified-since'?: string | undefined;
}

export interface RangedAnswer {
  readonly status: 200 | 206 | 304 | 412 | 416;
  readonly headers: Readonly<Record<string, string>>;
  /** Opens the body; there is none for HEAD, and none to say that nothing has changed. */
  readonly body?: () => Promise<Readable>;
}

/** More than any player asks for at once; who asks for thousands of them wants to make work. */
const MOST_RANGES = 16;

/** A text that is made for the answer; the same text is the same version. */
export function inMemory(text: string, mediaType: string): Representation {
  const content = Buffer.from(text);
  const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
  const read = ({ start, end }: Range) => Promise.resolve(Readable.from([content.subarray(start, end + 1)]));
  return { bytes: content.length, mediaType, etag, modifiedAt: null, read };
}

/** The answer to GET or HEAD of a file, by RFC 9110: conditions, one range or several. */
export function answerRanges(file: Representation, asked: Conditions): RangedAnswer {
  const modified = file.modifiedAt?.toUTCString();
  const headers = {
    etag: file.etag,
    'accept-ranges': 'bytes',
    ...(modified !== undefined && { 'last-modified': modified }),
  };
  const known = precondition(file, asked);
  if (known) return { status: known, headers };
  const ranges = applies(file, asked) ? rangesOf(asked.range, file.bytes) : undefined;
  if (ranges === undefined) {
    const whole = { start: 0, end: file.bytes - 1 };
    const said = { ...headers, 'content-type': file.mediaType, 'content-length': String(file.bytes) };
    return { status: 200, headers: said, body: () => (file.bytes === 0 ? empty() : file.read(whole)) };
  }
  if (ranges.length === 0)
    return {
      status: 416,
      headers: { ...headers, 'content-range': `bytes */${file.bytes}`, 'content-length': '0' },
    };
  return ranges.length === 1 ? single(file, headers, ranges[0]!) : several(file, headers, ranges);
}

function empty(): Promise<Readable> {
  return Promise.resolve(Readable.from([]));
}

function precondition(file: Representation, asked: Conditions): 304 | 412 | undefined {
  const match = asked['if-match'];
  const unmodified = asked['if-unmodified-since'];
  // Of what may be weak nobody knows whether it is the same (RFC 9110 §13.1.1); without a date none is compared (§13.1.4).
  const hasDate = file.modifiedAt !== null && isDate(unmodified);
  if (match !== undefined ? !lists(match, file.etag) : hasDate && isLater(file, unmodified!)) return 412;
  const none = asked['if-none-match'];
  const since = asked['if-modified-since'];
  if (none !== undefined) return lists(none.replaceAll('W/"', '"'), file.etag) ? 304 : undefined;
  return isDate(since) && !isLater(file, since!) ? 304 : undefined;
}

function lists(tags: string, etag: string): boolean {
  return tags.trim() === '*' || tags.split(',').some((tag) => tag.trim() === etag);
}

function isDate(text: string | undefined): boolean {
  return text !== undefined && !Number.isNaN(Date.parse(text));
}

/** HTTP counts seconds. */
function isLater({ modifiedAt }: Representation, date: string): boolean {
  return modifiedAt === null || Math.floor(modifiedAt.getTime() / 1000) * 1000 > Date.parse(date);
}

/** With If-Range a range is of the version that it names, or it is not meant. */
function applies(file: Representation, asked: Conditions): boolean {
  const condition = asked['if-range'];
  if (asked.range === undefined) return false;
  if (condition === undefined) return true;
  return condition.startsWith('"') ? condition === file.etag : condition === file.modifiedAt?.toUTCString();
}

/** Those that can be satisfied, none if there are none; undefined where the header is no list of ranges of bytes. */
export function rangesOf(header: string | undefined, bytes: number): Range[] | undefined {
  const list = /^bytes=(.+)$/i
    .exec(header?.trim() ?? '')?.[1]
    ?.split(',')
    .map((one) => one.trim());
  if (!list || list.length > MOST_RANGES || !list.every((one) => /^(\d{1,15}-\d{0,15}|-\d{1,15})$/.test(one)))
    return undefined;
  const ranges = list.map((one) => rangeOf(one, bytes));
  if (ranges.some((range) => range === 'wrong')) return undefined;
  return ranges.filter((range) => typeof range === 'object');
}

function rangeOf(text: string, bytes: number): Range | 'wrong' | 'beyond' {
  const [first, last] = text.split('-') as [string, string];
  if (first === '') {
    const length = Math.min(Number(last), bytes);
    return length === 0 ? 'beyond' : { start: bytes - length, end: bytes - 1 };
  }
  const [start, end] = [Number(first), last === '' ? bytes - 1 : Number(last)];
  if (last !== '' && end < start) return 'wrong';
  return start >= bytes ? 'beyond' : { start, end: Math.min(end, bytes - 1) };
}

function single(file: Representation, headers: Record<string, string>, range: Range): RangedAnswer {
  return {
    status: 206,
    headers: {
      ...headers,
      'content-type': file.mediaType,
      'content-range': contentRange(range, file.bytes),
      'content-length': String(range.end - range.start + 1),
    },
    body: () => file.read(range),
  };
}

function several(
  file: Representation,
  headers: Record<string, string>,
  ranges: readonly Range[],
): RangedAnswer {
  const boundary = randomBytes(12).toString('hex');
  const heads = ranges.map(
    (range) =>
      `\r\n--${boundary}\r\nContent-Type: ${file.mediaType}\r\nContent-Range: ${contentRange(range, file.bytes)}\r\n\r\n`,
  );
  const end = `\r\n--${boundary}--\r\n`;
  const bytes = ranges.reduce(
    (sum, range) => sum + range.end - range.start + 1,
    heads.join('').length + end.length,
  );
  return {
    status: 206,
    headers: {
      ...headers,
      'content-type': `multipart/byteranges; boundary=${boundary}`,
      'content-length': String(bytes),
    },
    body: () => Promise.resolve(joined(file, ranges, heads, end)),
  };
}

function joined(
  file: Representation,
  ranges: readonly Range[],
  heads: readonly string[],
  end: string,
): Readable {
  const whole = new PassThrough();
  const write = async () => {
    for (const [at, range] of ranges.entries()) {
      whole.write(heads[at]);
      await pipeline(await file.read(range), whole, { end: false });
    }
    whole.end(end);
  };
  write().catch((error: Error) => whole.destroy(error));
  return whole;
}

function contentRange({ start, end }: Range, bytes: number): string {
  return `bytes ${start}-${end}/${bytes}`;
}
