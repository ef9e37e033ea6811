import { isUtf8 } from 'node:buffer';
import { CsvRefused } from './csv-refused.js';

/** Encodings that a caller may vouch for. Nothing can tell windows-1252 from its relatives for certain. */
export const DECLARABLE_ENCODINGS = ['utf-8', 'windows-1252'] as const;
export type DeclaredEncoding = (typeof DECLARABLE_ENCODINGS)[number];

export type Encoding = DeclaredEncoding | 'utf-16le' | 'utf-16be';

/** The encoding that the first bytes prove, and how many of them are a mark to be skipped. */
export function sniffEncoding(
  start: Buffer,
  declared: DeclaredEncoding,
): { encoding: Encoding; skip: number } {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return { encoding: 'utf-8', skip: 3 };
  if (start[0] === 0xff && start[1] === 0xfe) return { encoding: 'utf-16le', skip: 2 };
  if (start[0] === 0xfe && start[1] === 0xff) return { encoding: 'utf-16be', skip: 2 };
  // A header is plain ASCII, so in UTF-16 without a mark every second byte is zero.
  if (start[0] && start[1] === 0 && start[2] && start[3] === 0) return { encoding: 'utf-16le', skip: 0 };
  if (start[0] === 0 && start[1] && start[2] === 0 && start[3]) return { encoding: 'utf-16be', skip: 0 };
  return { encoding: declared, skip: 0 };
}

/** Turns the bytes of a file into UTF-8, chunk by chunk; bytes that are UTF-8 already are checked and passed on. */
export async function* toUtf8(
  chunks: AsyncIterable<Buffer>,
  file: string,
  declared: DeclaredEncoding,
): AsyncGenerator<Buffer> {
  let convert: Converter | undefined;
  let start = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (convert) {
      yield convert(chunk, false);
      continue;
    }
    start = Buffer.concat([start, chunk]);
    if (start.length < SNIFFED_BYTES) continue;
    const begun = begin(start, file, declared);
    convert = begun.convert;
    yield convert(begun.rest, false);
  }
  if (convert) yield convert(Buffer.alloc(0), true);
  else yield utf8Checker(file)(start, true);
}

type Converter = (chunk: Buffer, last: boolean) => Buffer;

const SNIFFED_BYTES = 4;

function begin(
  start: Buffer,
  file: string,
  declared: DeclaredEncoding,
): { convert: Converter; rest: Buffer } {
  refuseArchives(start, file);
  const { encoding, skip } = sniffEncoding(start, declared);
  const convert = encoding === 'utf-8' ? utf8Checker(file) : decoder(encoding, file);
  return { convert, rest: start.subarray(skip) };
}

function refuseArchives(start: Buffer, file: string): void {
  const zip = start[0] === 0x50 && start[1] === 0x4b && start[2]! < 0x09;
  const gzip = start[0] === 0x1f && start[1] === 0x8b;
  if (zip || gzip) {
    throw new CsvRefused('not_text', file, 'It is an archive or a workbook, not text. Export it as CSV.');
  }
}

function decoder(encoding: Encoding, file: string): Converter {
  const text = new TextDecoder(encoding, { fatal: true });
  return (chunk, last) => {
    try {
      return Buffer.from(text.decode(chunk, { stream: !last }));
    } catch {
      throw new CsvRefused(
        'encoding',
        file,
        `It begins as ${encoding} but is not valid. Save it as "CSV UTF-8".`,
      );
    }
  };
}

function utf8Checker(file: string): Converter {
  let carried: Buffer = Buffer.alloc(0);
  let line = 1;
  return (chunk, last) => {
    const bytes = carried.length > 0 ? Buffer.concat([carried, chunk]) : chunk;
    const whole = last ? bytes.length : endOfLastCharacter(bytes);
    const ready = bytes.subarray(0, whole);
    carried = Buffer.from(bytes.subarray(whole));
    if (!isUtf8(ready)) throw notUtf8(file, ready, line);
    line += countLines(ready);
    return ready;
  };
}

/** Where a chunk can be cut so that no character of several bytes is torn apart. */
function endOfLastCharacter(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) return bytes.length - back;
  }
  return bytes.length;
}

function notUtf8(file: string, bytes: Buffer, firstLine: number): CsvRefused {
  let line = firstLine;
  let from = 0;
  for (
    let to = bytes.indexOf(0x0a);
    to >= 0 && isUtf8(bytes.subarray(from, to));
    to = bytes.indexOf(0x0a, from)
  ) {
    line += 1;
    from = to + 1;
  }
  return new CsvRefused(
    'encoding',
    file,
    `Line ${line} holds bytes that are not UTF-8; they look like Latin-1 or Windows-1252. ` +
      'Save the file as "CSV UTF-8", or say that the package is in windows-1252.',
  );
}

function countLines(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) lines += 1;
  return lines;
}
