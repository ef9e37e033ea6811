import { text } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import yauzl from 'yauzl';
import { COLUMNS, MANIFEST, REFERENCES, WORDS } from './oneroster-standard.js';

type Row = Readonly<Record<string, string>>;

interface ReadFile {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly Row[];
  readonly widths: readonly number[];
}

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const GUID = /^[0-9A-Za-z.\-_/@]{1,255}$/;

/** What is wrong with a OneRoster 1.2 bulk package, line by line; nothing when a strict reader would take it. */
export async function diagnose(path: string): Promise<string[]> {
  const files = await unpack(path);
  const ids = new Map(files.map(({ name, rows }) => [name, new Set(rows.map((row) => row['sourcedId']!))]));
  const known = files.filter(({ name }) => name in COLUMNS);
  return [
    ...inManifest(files),
    ...files
      .filter(({ name }) => name !== 'manifest.csv' && !(name in COLUMNS))
      .map(({ name }) => `${name}: unknown`),
    ...known.flatMap((file) => inFile(file)),
    ...known.flatMap(({ name, rows }) => inRows(name, rows, ids)),
  ];
}

async function unpack(path: string): Promise<ReadFile[]> {
  const zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false });
  const files: ReadFile[] = [];
  for await (const entry of zip.eachEntry()) {
    const lines = parse(await text(await zip.openReadStreamPromise(entry)), { relax_column_count: true });
    const [header = [], ...cells] = lines;
    const rows = cells.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])));
    files.push({ name: entry.fileName, header, rows, widths: cells.map((row) => row.length) });
  }
  zip.close();
  return files;
}

function inManifest(files: readonly ReadFile[]): string[] {
  const manifest = files.find(({ name }) => name === 'manifest.csv');
  if (!manifest) return ['manifest.csv: missing'];
  const said = new Map(manifest.rows.map(({ propertyName, value }) => [propertyName, value]));
  const wrong = MANIFEST.split(' ').filter((name) => {
    const there = files.some((file) => file.name === `${name}.csv`);
    return said.get(`file.${name}`) !== (there ? 'bulk' : 'absent');
  });
  return [
    ...(manifest.header.join() === 'propertyName,value' ? [] : ['manifest.csv: header']),
    ...(said.get('manifest.version') === '1.0' ? [] : ['manifest.csv: manifest.version']),
    ...(said.get('oneroster.version') === '1.2' ? [] : ['manifest.csv: oneroster.version']),
    ...wrong.map((name) => `manifest.csv: file.${name}`),
  ];
}

function inFile({ name, header, rows, widths }: ReadFile): string[] {
  const wanted = COLUMNS[name]!.replaceAll('!', '').split(' ');
  return [
    ...(header.join() === wanted.join() ? [] : [`${name}: columns ${header.join()}`]),
    ...widths.filter((width) => width !== wanted.length).map((width) => `${name}: a row of ${width} columns`),
    ...repeated(rows, 'sourcedId').map((id) => `${name}: sourcedId ${id} again`),
    ...(name === 'users.csv'
      ? repeated(rows, 'username').map((user) => `${name}: username ${user} again`)
      : []),
  ];
}

function repeated(rows: readonly Row[], column: string): string[] {
  const seen = new Set<string>();
  return rows
    .map((row) => (row[column] ?? '').toLowerCase())
    .filter((value) => seen.size === seen.add(value).size);
}

function inRows(file: string, rows: readonly Row[], ids: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const required = COLUMNS[file]!.split(' ').filter((column) => column.endsWith('!'));
  return rows.flatMap((row, at) => {
    const wrong = Object.entries(row).filter(
      ([column, value]) => value !== '' && !fits(file, column, value, ids),
    );
    const blank = required.filter((column) => !row[column.slice(0, -1)]);
    const unpaired = items(row['subjects'] ?? '').length !== items(row['subjectCodes'] ?? '').length;
    const backwards = BEGINS.some(
      ([from, to]) => [from, to].every((name) => DATE.test(row[name] ?? '')) && row[to]! < row[from]!,
    );
    return [
      ...wrong.map(([column, value]) => `${column} ${value}`),
      ...blank.map((column) => `${column} blank`),
      ...(unpaired ? ['subjectCodes'] : []),
      ...(backwards ? ['ends before it begins'] : []),
    ].map((what) => `${file} ${at + 1}: ${what}`);
  });
}

const BEGINS = [
  ['startDate', 'endDate'],
  ['beginDate', 'endDate'],
] as const;

/** Blank in a bulk package: the standard keeps both for deltas. */
const ONLY_IN_DELTAS = ['status', 'dateLastModified'];

function fits(
  file: string,
  column: string,
  value: string,
  ids: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  const words = WORDS[`${file} ${column}`]?.split(' ');
  if (words) return words.includes(value) || (words.includes('ext:*') && /^ext:./.test(value));
  const target = REFERENCES[`${file} ${column}`];
  if (target) return items(value).every((id) => ids.get(target)?.has(id));
  if (ONLY_IN_DELTAS.includes(column)) return false;
  if (column === 'sourcedId') return GUID.test(value);
  if (column === 'schoolYear') return /^\d{4}$/.test(value);
  if (column === 'email') return /^[^@]+@[^@\s]+\.[^@\s]+$/.test(value);
  return !column.endsWith('Date') || DATE.test(value);
}

function items(value: string): string[] {
  return value === '' ? [] : value.split(',');
}
