import type { Column, ColumnKind, Table } from './table.js';

/** Excel takes a file without it for the encoding of its own country. */
const BYTE_ORDER_MARK = '\ufeff';

/** A chunk of this size is passed on (characters). */
const CHUNK = 16 * 1024;

/**
 * What a spreadsheet would read as a formula: it begins, perhaps after spaces, with a sign of one (ASCII or full width),
 * a tab or a line break (OWASP, CSV Injection).
 */
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20])/;

/** What is a number whoever reads it, also where it begins with a minus. */
const DECIMAL = /^-?\d+(\.\d+)?$/;

/**
 * The table as comma-separated text (RFC 4180, UTF-8 with a mark), for people who open it in a spreadsheet: a text that
 * would be read as a formula has an apostrophe before it. Numbers are written as numbers.
 */
export async function* csvOf<Row>({ columns, rows }: Table<Row>): AsyncGenerator<string> {
  let chunk = csvHead(columns);
  for await (const row of rows) {
    chunk += csvRow(columns, row);
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

/** The same piece by piece, for a file that grows: how it begins. */
export function csvHead<Row>(columns: readonly Column<Row>[]): string {
  return BYTE_ORDER_MARK + line(columns.map(({ title }) => textCell(title)));
}

export function csvRow<Row>(columns: readonly Column<Row>[], row: Row): string {
  return line(columns.map(({ kind, of }) => cell(kind, of(row))));
}

function line(cells: readonly string[]): string {
  return `${cells.join(',')}\r\n`;
}

function cell(kind: ColumnKind, value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return kind === 'share' ? String(Number(value.toFixed(6))) : String(value);
  return kind === 'decimal' && DECIMAL.test(value) ? value : textCell(value);
}

function textCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
