import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { FAULT_REASONS } from '#domain/roster/oneroster/faults';
import { DEFAULT_ARCHIVE_LIMITS } from '#platform/archive/readable-archive';
import { root } from '../support/house.js';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const page = read('docs/roster-import.md');

/** The cells of the rows below a heading, of its first table or of all. */
function tableBelow(heading: string): string[][] {
  const section = page.split(`## ${heading}\n`)[1]!.split('\n## ')[0]!;
  const rows = section.split('\n').filter((line) => line.startsWith('| '));
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

describe('docs/roster-import.md', () => {
  it('lists every reason of a fault that the code has, and no other', () => {
    const reasons = tableBelow('Faults')
      .slice(1)
      .map(([reason]) => reason);
    expect(reasons).toEqual(FAULT_REASONS.map((reason) => `\`${reason}\``));
  });

  it('… and so do the checks in the database', () => {
    const sql = read('src/roster/persistence/import/check.sql.ts');
    const written = [...sql.matchAll(/(?:row_no|field|'\w+'), '([a-z ]+)'\n/g)].map(([, reason]) => reason);
    expect(written.length).toBeGreaterThan(5);
    expect(FAULT_REASONS).toEqual(expect.arrayContaining(written));
  });

  it('lists every option of the command line and every parameter of the route', () => {
    const rows = tableBelow('From the command line').slice(1);
    const cli = read('src/roster/cli/import.cli.ts');
    const options = [...cli.matchAll(/[oO]ption\(\s*'(--[a-z-]+)/g)].map(([, option]) => `\`${option}\``);
    expect(new Set(rows.map(([option]) => option))).toEqual(new Set(options));
    const { paths } = JSON.parse(read('docs/api/openapi.json')) as Paths;
    const { parameters } = paths['/api/v1/districts/{districtId}/roster-imports']!.post;
    const named = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => `\`${name}\``);
    const listed = rows.map(([, parameter]) => parameter!).filter((cell) => cell.startsWith('`'));
    expect(new Set(listed)).toEqual(new Set(named));
  });

  it('tells the limits that hold', () => {
    const { entries, bytesPerFile, bytesInAll, ratio } = DEFAULT_ARCHIVE_LIMITS;
    const packed = /LARGEST_PACKAGE = (\d+) \* 1024 \*\* 2/.exec(
      read('src/roster/persistence/import/stored-package-store.ts'),
    )![1]!;
    const GIB = 1024 ** 3;
    expect(tableBelow('Limits and size').slice(1, 6)).toEqual([
      ['package, packed', `${packed} MiB`],
      ['all files unpacked', `${bytesInAll / GIB} GiB`],
      ['one file unpacked', `${bytesPerFile / GIB} GiB`],
      ['files', String(entries)],
      ['unpacked per packed byte', expect.stringMatching(new RegExp(`^${ratio} `))],
    ]);
  });
});

interface Paths {
  readonly paths: Record<string, { post: { parameters: { in?: string; name?: string }[] } }>;
}

describe('The documents', () => {
  it.each(['README.md', ...globSync('docs/**/*.md', { cwd: root })])(
    '%s links only to what is there',
    (document) => {
      const folder = join(root, document, '..');
      const links = [...read(document).matchAll(/\]\((?!https?:)([^)#\s]+)/g)].map(([, link]) => link!);
      expect(links.filter((link) => globSync(link, { cwd: folder }).length === 0)).toEqual([]);
    },
  );
});
