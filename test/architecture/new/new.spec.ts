import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { broken } from '../conventions/conventions.js';
import { standingHouse } from '../conventions/source.js';
import { buildHouse, cruise, demolish, root, sourceFiles } from '../support/house.js';

const wanted = [
  ['context', 'library', 'identity', 'roster'],
  ['command', 'library', 'lend-book'],
  ['command', 'library', 'return-book'],
  ['query', 'library', 'get-book'],
  ['query', 'library', 'list-books'],
  ['command', 'roster', 'praise-section'],
  ['query', 'attendance', 'get-blue-moon'],
];

/** Generated into a copy of this house, so that the real mould is what they must fit. */
describe('npm run new:…', () => {
  let house: string;
  let made: ReturnType<typeof make>[];

  const run = (program: string, ...args: string[]) =>
    spawnSync(process.execPath, [join(root, program), ...args], { cwd: house, encoding: 'utf8' });
  const make = (...args: string[]) => run('tools/new/new.mjs', ...args);
  const textOf = (path: string) => readFileSync(join(house, path), 'utf8');

  const isChanged = (path: string) => textOf(path) !== readFileSync(join(root, path), 'utf8');

  beforeAll(() => {
    house = buildHouse({});
    for (const part of ['src', 'libs', 'contexts.json', '.oxlintrc.json', '.oxfmtrc.json']) {
      cpSync(join(root, part), join(house, part), { recursive: true });
    }
    made = wanted.map((args) => make(...args));
  }, 120_000);

  afterAll(() => demolish(house));

  it('say what they wrote', () => {
    expect(made.map(({ status, stderr }) => ({ status, stderr }))).toEqual(
      wanted.map(() => ({ status: 0, stderr: '' })),
    );
    expect(made[1]?.stdout).toContain('new      src/library/commands/lend-book.command.ts');
  });

  it('write code that compiles', () => {
    const info = join(house, '.tsbuildinfo');
    const { stdout } = run(
      'node_modules/typescript7/bin/tsc',
      '--noEmit',
      '-p',
      '.',
      '--tsBuildInfoFile',
      info,
    );
    expect(stdout).toBe('');
  }, 120_000);

  it('write code that keeps the boundaries and the conventions', () => {
    const { violations, files } = cruise(house);
    expect(violations).toEqual([]);
    expect(files).toEqual(sourceFiles(house));
    expect(broken(standingHouse(house))).toEqual([]);
  }, 120_000);

  it('write code that the lint and the formatter accept', () => {
    const written = sourceFiles(house).filter((file) => !existsSync(join(root, file)) || isChanged(file));
    expect(written).toContain('src/library/queries/get-book.query.ts');
    const lint = run('node_modules/.bin/oxlint', '--type-aware', ...written);
    expect(lint).toMatchObject({ status: 0, stdout: expect.stringContaining('0 errors') });
    const format = run('node_modules/.bin/oxfmt', '--check', ...written);
    expect(format).toMatchObject({ status: 0 });
  }, 120_000);

  it('wire what they write', () => {
    expect(JSON.parse(textOf('contexts.json'))).toMatchObject({ library: ['identity', 'roster'] });
    expect(textOf('src/app.module.ts')).toContain('LibraryModule');
    const providers = textOf('src/library/library.module.ts').split('providers:')[1];
    expect(providers?.match(/\w+(?=Handler,)|\/\/ \w+/g)).toEqual([
      '// commands',
      'LendBook',
      'ReturnBook',
      '// queries',
      'GetBook',
      'ListBooks',
    ]);
    const roster = textOf('src/roster/roster.module.ts');
    expect(roster.indexOf('PraiseSectionHandler,')).toBeGreaterThan(roster.indexOf('// commands'));
    expect(roster.indexOf('PraiseSectionHandler,')).toBeLessThan(roster.indexOf('// queries'));
  });

  it.each([
    ['a file that stands already', ['query', 'library', 'get-book'], 'stands already'],
    ['a context that stands already', ['context', 'roster'], 'stands already'],
    ['a name of another form', ['context', 'Library_2'], 'one lower-case word'],
    ['a name without a noun', ['command', 'library', 'lend'], 'verb-noun'],
    ['a missing name', ['query', 'library'], 'is missing'],
    ['an undeclared context', ['command', 'kitchen', 'cook-meal'], 'not declared in contexts.json'],
    ['an undeclared neighbour', ['context', 'kitchen', 'garden'], 'not declared in contexts.json'],
  ])('refuse %s and write nothing', (_, args, reason) => {
    const before = sourceFiles(house);
    const { status, stderr } = make(...args);
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining(reason) });
    expect(sourceFiles(house)).toEqual(before);
    expect(existsSync(join(house, 'src/kitchen'))).toBe(false);
  });
});
