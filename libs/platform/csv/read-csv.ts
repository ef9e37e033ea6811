import { Readable } from 'node:stream';
import { CsvError, parse, type Parser } from 'csv-parse';
import { CsvRefused } from './csv-refused.js';
import { requireCommas } from './delimiter.js';
import { toUtf8, type DeclaredEncoding } from './encoding.js';

export interface CsvRow {
  /** 1 for the first record after the header. Blank lines count, so that the number fits what a spreadsheet shows. */
  readonly row: number;
  readonly cells: readonly string[];
}

export interface CsvReading {
  readonly header: readonly string[];
  /** The rows in batches, read as they are asked for; the file is never held whole. Blank lines are left out. */
  readonly batches: AsyncIterable<readonly CsvRow[]>;
  /** How much of the source was taken in so far, for a progress bar. */
  bytesRead(): number;
}

export interface CsvOptions {
  /** Named in messages. */
  readonly file: string;
  /** What bytes are when no mark says otherwise; default UTF-8. */
  readonly encoding?: DeclaredEncoding;
  readonly rowsPerBatch?: number;
}

const LONGEST_RECORD = 1024 * 1024;

/**
 * Reads comma-separated text (RFC 4180) from a stream of bytes, in bounded memory. Byte order marks and UTF-16 are
 * recognised; anything that cannot be read for certain throws CsvRefused, at once or while the batches are read.
 */
export async function readCsv(bytes: Readable, options: CsvOptions): Promise<CsvReading> {
  let bytesRead = 0;
  const counted = counting(bytes, (length) => (bytesRead += length));
  const text = requireCommas(toUtf8(counted, options.file, options.encoding ?? 'utf-8'), options.file);
  const parser = parse({ relax_column_count: true, max_record_size: LONGEST_RECORD });
  Readable.from(text, { objectMode: false })
    .on('error', (error) => parser.destroy(error))
    .pipe(parser);
  const records = recordsOf(parser, bytes, options.file);
  const header = await records.next();
  if (header.done) throw new CsvRefused('empty', options.file, 'It has no header line.');
  const batches = inBatches(records, options.rowsPerBatch ?? 1000);
  return { header: header.value, batches, bytesRead: () => bytesRead };
}

async function* counting(bytes: Readable, count: (length: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    count(chunk.length);
    yield chunk;
  }
}

async function* recordsOf(parser: Parser, bytes: Readable, file: string): AsyncGenerator<string[]> {
  try {
    yield* parser as AsyncIterable<string[]>;
  } catch (error) {
    throw error instanceof CsvError ? malformed(error, file) : error;
  } finally {
    bytes.destroy();
  }
}

async function* inBatches(records: AsyncGenerator<string[]>, size: number): AsyncGenerator<CsvRow[]> {
  let batch: CsvRow[] = [];
  let row = 0;
  for await (const cells of records) {
    row += 1;
    if (cells.length === 1 && cells[0]!.trim() === '') continue;
    batch.push({ row, cells });
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function malformed(error: CsvError, file: string): CsvRefused {
  const line = typeof error.lines === 'number' ? error.lines : 1;
  const what: Record<string, string> = {
    CSV_MAX_RECORD_SIZE: `A row near line ${line} is longer than a megabyte: probably a quote that is never closed.`,
    CSV_QUOTE_NOT_CLOSED: `A quote that opens near line ${line} is never closed.`,
    INVALID_OPENING_QUOTE: `A quote stands inside a value on line ${line}. Put the value in quotes and double the quote.`,
    CSV_INVALID_CLOSING_QUOTE: `Something follows a closing quote on line ${line}.`,
  };
  return new CsvRefused('syntax', file, what[error.code] ?? `It is not well-formed CSV at line ${line}.`);
}
