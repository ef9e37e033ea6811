import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { readSheet } from 'read-excel-file/node';
import type { Table } from '#platform/tables/table';
import { csvOf } from '#platform/tables/write-csv';
import { xlsxOf } from '#platform/tables/write-xlsx';

interface Line {
  readonly name: string | null;
  readonly marks: number;
  readonly rate: number | null;
  readonly day: string;
}

const tableOf = (rows: Table<Line>['rows']): Table<Line> => ({
  name: 'Attendance',
  columns: [
    { title: 'Name', kind: 'text', of: ({ name }) => name },
    { title: 'Marks', kind: 'whole', of: ({ marks }) => marks },
    { title: 'Rate', kind: 'share', of: ({ rate }) => rate },
    { title: 'Day', kind: 'date', of: ({ day }) => day },
  ],
  rows,
});
const line = (name: string | null): Line => ({ name, marks: -3, rate: 2 / 3, day: '2026-11-20' });
const csv = (rows: readonly Line[]) => text(Readable.from(csvOf(tableOf(rows))));
const cells = (written: string) => parse(written, { bom: true });

/** OWASP, CSV Injection: what a spreadsheet would run. */
const HOSTILE = [
  '=1+1',
  '+1',
  '-1+cmd|’ /C calc’!A0',
  '@SUM(1)',
  '\t=1',
  '\r=1',
  '\n=1',
  ' =HYPERLINK("http://x")',
  '＝1+1',
];

describe('a table as CSV', () => {
  it('is text with a mark of its encoding, a head, and numbers as numbers', async () => {
    const written = await csv([line('Zoë "Zed" Žižek, 7B'), line(null)]);
    expect(written).toBe(
      '\ufeffName,Marks,Rate,Day\r\n"Zoë ""Zed"" Žižek, 7B",-3,0.666667,2026-11-20\r\n,-3,0.666667,2026-11-20\r\n',
    );
  });

  it.each(HOSTILE)('shows %j as a text, and runs nothing', async (hostile) => {
    expect(cells(await csv([line(hostile)]))[1]![0]).toBe(`'${hostile}`);
  });

  it('gives every text back, but for the apostrophe before what would be a formula', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (name) => {
        const [, [read]] = cells(await csv([line(name)])) as [string[], string[]];
        expect(read).toMatch(/^(?![\t\r\n]|\s*[=+\-@])/);
        expect([name, `'${name}`]).toContain(read);
      }),
    );
  });
});

describe('a table as a workbook', () => {
  const workbook = async (rows: Table<Line>['rows']) =>
    buffer(Readable.fromWeb(xlsxOf(tableOf(rows)) as Parameters<typeof Readable.fromWeb>[0]));

  it('is read by another library as what it says: texts, numbers, shares and days', async () => {
    const [head, ...rows] = await readSheet(await workbook([line('أحمد'), line(null)]));
    expect(head).toEqual(['Name', 'Marks', 'Rate', 'Day']);
    expect(rows).toEqual([
      ['أحمد', -3, 2 / 3, new Date('2026-11-20T00:00:00Z')],
      [null, -3, 2 / 3, new Date('2026-11-20T00:00:00Z')],
    ]);
  });

  it('keeps what looks like a formula as a text', async () => {
    const rows = await readSheet(await workbook(HOSTILE.slice(0, 4).map(line)), { trim: false });
    expect(rows.slice(1).map(([name]) => name)).toEqual(HOSTILE.slice(0, 4));
  });

  it('leaves out what XML has no place for', async () => {
    const [, row] = await readSheet(await workbook([line('a\u0000\u0007b <&>')]));
    expect(row![0]).toBe('ab <&>');
  });

  it('takes rows only as fast as it is read', async () => {
    let taken = 0;
    const endless = (function* () {
      for (;;) yield line(`row ${taken++} ${Math.random()}`);
    })();
    const reader = xlsxOf(tableOf(endless)).getReader();
    for (let chunk = 0; chunk < 5; chunk++) await reader.read();
    await reader.cancel();
    expect(taken).toBeLessThan(100_000);
  });
});
