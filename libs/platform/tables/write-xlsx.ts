import { writeXlsxStream } from 'hucre/xlsx';
import type { Column, ColumnKind, Table } from './table.js';

const FORMATS: Partial<Record<ColumnKind, string>> = { whole: '0', share: '0.0%', date: 'yyyy-mm-dd' };
const WIDTHS: Record<ColumnKind, number> = { text: 28, whole: 12, share: 10, date: 12, decimal: 16 };

// oxlint-disable-next-line no-control-regex -- XML 1.0 has no place for them
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/**
 * The table as a workbook (Office Open XML), made while the rows come. Texts are stored as texts, so none of them is
 * ever taken for a formula.
 */
export function xlsxOf<Row>({ name, columns, rows }: Table<Row>): ReadableStream<Uint8Array> {
  return writeXlsxStream(cellsOf(columns, rows), {
    name,
    columns: columns.map(({ title, kind }) => ({
      header: title,
      width: Math.max(WIDTHS[kind], title.length + 2),
      ...(FORMATS[kind] && { numFmt: FORMATS[kind] }),
    })),
    freezePane: { rows: 1 },
  });
}

async function* cellsOf<Row>(columns: readonly Column<Row>[], rows: Table<Row>['rows']) {
  for await (const row of rows) yield columns.map(({ kind, of }) => valueOf(kind, of(row)));
}

function valueOf(kind: ColumnKind, value: string | number | null): string | number | Date | null {
  if (typeof value !== 'string') return value;
  return kind === 'date' ? new Date(`${value}T00:00:00Z`) : value.replaceAll(UNPRINTABLE, '');
}
