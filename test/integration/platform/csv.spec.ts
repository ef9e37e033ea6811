import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CsvRefused } from '#platform/csv/csv-refused';
import type { DeclaredEncoding } from '#platform/csv/encoding';
import { readCsv, type CsvRow } from '#platform/csv/read-csv';

/** Cuts the bytes into pieces of this size, so that every boundary falls everywhere. */
function inPieces(bytes: Buffer, size = 65_536): Readable {
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    bytes.subarray(i * size, (i + 1) * size),
  );
  return Readable.from(pieces);
}

interface Read {
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
}

async function read(content: string | Buffer, size?: number, encoding?: DeclaredEncoding): Promise<Read> {
  const bytes = Buffer.isBuffer(content) ? content : Buffer.from(content);
  const { header, batches } = await readCsv(inPieces(bytes, size), {
    file: 'users.csv',
    encoding,
    rowsPerBatch: 3,
  });
  const rows: CsvRow[] = [];
  for await (const batch of batches) rows.push(...batch);
  return { header, rows };
}

async function refusalOf(content: string | Buffer): Promise<CsvRefused> {
  const error: unknown = await read(content).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(CsvRefused);
  return error as CsvRefused;
}

const SAMPLE = 'sourcedId,name\n1,Zoë Žižek\n2,"a ""b"", c"\n';
const SAMPLE_ROWS = [
  { row: 1, cells: ['1', 'Zoë Žižek'] },
  { row: 2, cells: ['2', 'a "b", c'] },
];

describe('readCsv', () => {
  it.each([
    ['UTF-8', Buffer.from(SAMPLE)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${SAMPLE}`)],
    ['UTF-16 little endian with a mark', Buffer.from(`\ufeff${SAMPLE}`, 'utf16le')],
    ['UTF-16 little endian without one', Buffer.from(SAMPLE, 'utf16le')],
    ['UTF-16 big endian with a mark', Buffer.from(`\ufeff${SAMPLE}`, 'utf16le').swap16()],
    ['Windows line ends', Buffer.from(SAMPLE.replaceAll('\n', '\r\n'))],
    ['no line end at the end', Buffer.from(SAMPLE.trimEnd())],
  ])('reads %s, wherever the pieces are cut', async (_, bytes) => {
    for (const size of [1, 3, 7, 64, 65_536]) {
      expect(await read(bytes, size)).toEqual({ header: ['sourcedId', 'name'], rows: SAMPLE_ROWS });
    }
  });

  it('refuses Latin-1 with the line and what to do, and reads it when someone vouches for it', async () => {
    const bytes = Buffer.from('sourcedId,name\n1,Ann\n2,Zo\u00eb\n', 'latin1');
    const error = await refusalOf(bytes);
    expect(error.refusal).toBe('encoding');
    expect(error.message).toMatch(
      /^users\.csv: Line 3 holds bytes that are not UTF-8.*Save the file as "CSV UTF-8"/,
    );
    expect((await read(bytes, 4, 'windows-1252')).rows[1]!.cells).toEqual(['2', 'Zoë']);
  });

  it.each([
    [';', 'semicolons'],
    ['\t', 'tabs'],
    ['|', 'vertical bars'],
  ])('names the wrong delimiter %j', async (sign, name) => {
    const error = await refusalOf(SAMPLE.replaceAll(',', sign));
    expect(error.refusal).toBe('delimiter');
    expect(error.message).toContain(`separated by ${name} instead of commas`);
  });

  it.each([
    ['empty', ''],
    ['empty', '\n\n'],
    ['not_text', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00])],
    ['not_text', 'x'.repeat(70_000)],
    ['syntax', `a,b\n1,"${'x'.repeat(1_200_000)}\n`],
    ['syntax', 'a,b\n1,"never closed\n'],
    ['syntax', 'a,b\n1,x"y\n'],
    ['syntax', 'a,b\n1,"x"y\n'],
  ])('refuses what is not CSV: %s (%#)', async (refusal, content) => {
    expect((await refusalOf(content)).refusal).toBe(refusal);
  });

  it('gives ragged rows as they are and counts blank lines', async () => {
    const { rows } = await read('a,b\n1\n\n1,2,3\n');
    expect(rows).toEqual([
      { row: 1, cells: ['1'] },
      { row: 3, cells: ['1', '2', '3'] },
    ]);
  });

  it('stops reading when its reader stops', async () => {
    const source = inPieces(Buffer.from(`a,b\n${'1,2\n'.repeat(200_000)}`), 1024);
    const { batches } = await readCsv(source, { file: 'users.csv' });
    for await (const batch of batches) {
      expect(batch).toHaveLength(1000);
      break;
    }
    expect(source.destroyed).toBe(true);
  });

  it('gives back every value that was quoted, whatever the pieces (property)', async () => {
    const value = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 });
    const table = fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 40 }), async (rows, size) => {
        const quoted = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','));
        const wanted = rows.map((row) => row.map((cell) => Buffer.from(cell).toString()));
        const given = await read(['left,right', ...quoted].join('\n'), size);
        expect(given.rows.map((row) => row.cells)).toEqual(wanted);
      }),
    );
  });
});
