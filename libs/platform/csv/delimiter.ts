import { CsvRefused } from './csv-refused.js';

const LONGEST_HEADER = 64 * 1024;
const RIVALS = [
  [';', 'semicolons'],
  ['\t', 'tabs'],
  ['|', 'vertical bars'],
] as const;

/** Passes the text on once its first line is seen to be separated by commas, and says so when it is not. */
export async function* requireCommas(chunks: AsyncIterable<Buffer>, file: string): AsyncGenerator<Buffer> {
  let start: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (!start) {
      yield chunk;
      continue;
    }
    start = Buffer.concat([start, chunk]);
    if (!start.includes(0x0a) && start.length < LONGEST_HEADER) continue;
    checkHeaderLine(start, file);
    yield start;
    start = undefined;
  }
  if (start) {
    checkHeaderLine(start, file);
    yield start;
  }
}

function checkHeaderLine(start: Buffer, file: string): void {
  const end = start.indexOf(0x0a);
  if (end < 0 && start.length >= LONGEST_HEADER) {
    throw new CsvRefused('not_text', file, 'Its first line does not end. It is not a CSV file.');
  }
  const header = start.subarray(0, end < 0 ? start.length : end).toString('utf8');
  if (header.trim() === '') throw new CsvRefused('empty', file, 'It has no header line.');
  const rival = header.includes(',') ? undefined : RIVALS.find(([sign]) => header.includes(sign));
  if (rival) {
    const advice =
      'Export it again with commas; a spreadsheet that changed them may have changed dates as well.';
    throw new CsvRefused(
      'delimiter',
      file,
      `Its columns are separated by ${rival[1]} instead of commas. ${advice}`,
    );
  }
}
