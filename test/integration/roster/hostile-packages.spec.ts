import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { changesIn, type ImportReport } from '../../support/import-report.js';
import {
  packageFiles,
  sameRowAgainAndAgain,
  writeFolder,
  writeZip,
  type Contents,
} from '../../support/oneroster-package.js';
import { RosterImports } from '../../support/roster-imports.js';
import { small, user } from '../../support/small-district.js';

let imports: RosterImports;
let report: ImportReport;

beforeAll(async () => {
  imports = await RosterImports.start();
});
beforeEach(() => imports.reset());
afterAll(() => imports.stop());

const sound = packageFiles(small({ 'users.csv': [user('ann', { givenName: 'Zoë' })] }));

function changed(change: (files: Record<string, string>) => Contents): Contents {
  return change({ ...sound });
}

async function messageOf(path: string): Promise<string> {
  report = await imports.import(path);
  expect(report).toMatchObject({ state: 'refused', schools: [], files: [] });
  expect(await imports.rows('select 1 from roster.people')).toEqual([]);
  return report.problems.map(({ file, message }) => `${file}: ${message}`).join('\n');
}

describe('a package that cannot be read is refused with what to do about it', () => {
  it.each<[string, (files: Record<string, string>) => Contents, string]>([
    [
      'without a manifest',
      ({ 'manifest.csv': _, ...files }) => files,
      'manifest.csv: The package has no manifest.csv, which says what it holds. OneRoster 1.0 packages are not read.',
    ],
    [
      'with a missing file',
      ({ 'users.csv': _, ...files }) => files,
      'users.csv: The file is missing, though manifest.csv declares it as bulk.',
    ],
    [
      'of another version',
      (files) => ({ ...files, 'manifest.csv': files['manifest.csv']!.replace('1.2', '3.0') }),
      'manifest.csv: The property "oneroster.version" must be 1.1 or 1.2, it is "3.0".',
    ],
    [
      'separated by semicolons',
      (files) => ({ ...files, 'users.csv': files['users.csv']!.replaceAll(',', ';') }),
      'users.csv: Its columns are separated by semicolons instead of commas.',
    ],
    [
      'in Latin-1',
      (files) => ({ ...files, 'users.csv': Buffer.from(files['users.csv']!, 'latin1') }),
      'users.csv: Line 2 holds bytes that are not UTF-8; they look like Latin-1 or Windows-1252.',
    ],
    [
      'that is a workbook',
      (files) => ({ ...files, 'users.csv': Buffer.from('PK\u0003\u0004 and so on') }),
      'users.csv: It is an archive or a workbook, not text. Export it as CSV.',
    ],
    [
      'with a quote that is never closed',
      (files) => ({ ...files, 'users.csv': `${files['users.csv']}"x` }),
      'users.csv: A quote that opens near line 6 is never closed.',
    ],
    [
      'without a required column',
      (files) => ({ ...files, 'orgs.csv': files['orgs.csv']!.replace('sourcedId', 'SourcedId') }),
      'orgs.csv: The column "sourcedId" is missing. There is a column "SourcedId": upper and lower case count.',
    ],
    [
      'that holds another package',
      (files) => ({ ...files, 'more.zip': 'x' }),
      'package: The archive holds another archive',
    ],
  ])('%s', async (_, change, message) => {
    expect(await messageOf(await writeZip(changed(change)))).toContain(message);
  });

  it('that is a bomb, before it goes off', async () => {
    const bomb = await writeZip({ ...sound, 'users.csv': sameRowAgainAndAgain(150_000_000) });
    const before = process.memoryUsage().rss;
    expect(await messageOf(bomb)).toMatch(
      /^package: .* unpacks to \d+ times its size; up to 150 times is believed\.$/,
    );
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  });

  it('from a folder with missing files', async () => {
    const { 'classes.csv': _, ...files } = sound;
    expect(await messageOf(await writeFolder(files))).toBe(
      'classes.csv: The file is missing, though manifest.csv declares it as bulk.',
    );
  });
});

describe('a package that can be read for certain is read', () => {
  const DONE = ['done', 'people: 4 created', 'Zoë'];

  /** How it ended, who came, and what became of the name that is not plain ASCII. */
  async function outcomeOf(path: string, encoding?: 'windows-1252'): Promise<unknown[]> {
    report = await imports.import(path, encoding && { settings: { encoding } });
    const people = changesIn(report).find((line) => line.startsWith('people'));
    const [ann] = await imports.rows(`select given_name from roster.people where source_id = 'ann'`);
    return [report.state, people, ann?.given_name];
  }

  it.each<[string, (text: string) => Buffer]>([
    ['with byte order marks', (text) => Buffer.from(`\ufeff${text}`)],
    ['in UTF-16', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['with Windows line ends', (text) => Buffer.from(text.replaceAll('\n', '\r\n'))],
  ])('%s', async (_, encode) => {
    const files = Object.entries(sound).map(([name, text]) => [name, encode(text)] as const);
    expect(await outcomeOf(await writeZip(Object.fromEntries(files)))).toEqual(DONE);
  });

  it('in Latin-1, when somebody vouches for it', async () => {
    const files = Object.entries(sound).map(([name, text]) => [name, Buffer.from(text, 'latin1')] as const);
    expect(await outcomeOf(await writeZip(Object.fromEntries(files)), 'windows-1252')).toEqual(DONE);
  });

  it('in a folder of its own within the zip, with columns in another order and files that nobody reads', async () => {
    const swapped = sound['users.csv']!.split('\n')
      .map((line) => line.split(',').toReversed().join(','))
      .join('\n');
    const files = { ...sound, 'users.csv': swapped, 'notes.txt': 'x' };
    const packed = Object.entries(files).map(([name, text]) => [`export/${name}`, text] as const);
    expect(await outcomeOf(await writeZip(Object.fromEntries(packed)))).toEqual(DONE);
    expect(report.notices).toEqual([
      { file: 'notes.txt', message: 'Ignored: the standard knows no such file.' },
      {
        file: 'users.csv',
        message: 'The columns are not in the order of the standard; they are read by name.',
      },
    ]);
  });

  it('but for its ragged rows, which are faults', async () => {
    const ragged = `${sound['orgs.csv']}west,,,West School\n\neast,,,East School,school,,d\n`;
    report = await imports.import(await writeZip({ ...sound, 'orgs.csv': ragged }), {
      mode: 'good-rows-only',
    });
    expect(report.state).toBe('done');
    expect(await imports.faults(report.importId)).toEqual([
      { file: 'orgs.csv', row: 4, field: '', reason: 'wrong number of columns' },
    ]);
    expect(report.schools.map(({ name }) => name)).toEqual(['East School', 'North School', 'South School']);
  });
});
