import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { buildHouse, demolish, root, type Files } from '../support/house.js';

const lines = (count: number) =>
  Array.from({ length: count }, (_, n) => `  performance.mark('${n}');\n`).join('');
const functionOf = (count: number) => `export function long() {\n${lines(count)}}\n`;
const short = (name: number) => `export const a${name} = ${name};\n`;
const fileOf = (count: number) => Array.from({ length: count }, (_, n) => short(n)).join('');
const nestError =
  "import { NotFoundException } from '@nestjs/common';\nexport const e = new NotFoundException();\n";
const late = 'export const late = async (): Promise<void> => undefined;\n';

/** What one file must not show: the rule, then files with their text. */
const misfits: Readonly<Record<string, Files>> = {
  'typescript(no-floating-promises)': {
    'src/roster/queries/floating.ts': `${late}export function f() { late(); }\n`,
  },
  'typescript(no-misused-promises)': {
    'libs/platform/queue/misused.ts': `${late}export const f = () => { [1].forEach(late); };\n`,
  },
  'typescript(no-explicit-any)': { 'libs/domain/roster/any.ts': 'export const a: any = 1;\n' },
  'eslint(no-restricted-imports)': {
    'src/roster/commands/status.ts': nestError,
    'libs/domain/roster/status.ts': nestError,
    'libs/platform/queue/status.ts': nestError,
    'src/roster/http/forward.ts':
      "import { forwardRef } from '@nestjs/common';\nexport const f = forwardRef;\n",
    'src/roster/queries/forward.ts':
      "import { forwardRef } from '@nestjs/common';\nexport const f = forwardRef;\n",
  },
  'import(no-default-export)': { 'src/roster/queries/default.ts': 'export default 1;\n' },
  'eslint(no-warning-comments)': { 'src/roster/queries/later.ts': '// TODO later\nexport const a = 1;\n' },
  'eslint(no-console)': { 'src/roster/queries/print.ts': "console.log('x');\nexport {};\n" },
  'jest(no-focused-tests)': {
    'test/integration/only.spec.ts':
      "import { expect, it } from '@jest/globals';\nit.only('x', () => expect(1).toBe(1));\n",
  },
  'jest(no-disabled-tests)': {
    'test/integration/skip.spec.ts':
      "import { expect, it } from '@jest/globals';\nit.skip('x', () => expect(1).toBe(1));\n",
  },
  'jest(expect-expect)': {
    'test/integration/empty.spec.ts':
      "import { it } from '@jest/globals';\nit('proves nothing', () => {});\n",
  },
  'eslint(max-lines)': {
    'libs/domain/roster/long.ts': fileOf(201),
    'libs/domain/roster/long.spec.ts': fileOf(401),
  },
  'eslint(max-lines-per-function)': { 'tools/long-function.mjs': functionOf(29) },
};

const lawful: Files = {
  'src/roster/http/status.ts': nestError,
  'libs/platform/http/status.ts': nestError,
  'libs/domain/roster/full.ts': fileOf(200),
  'libs/domain/roster/full.spec.ts': fileOf(400),
  'libs/domain/roster/made.generated.ts': fileOf(1000),
  'tools/full-function.mjs': functionOf(28),
};

describe('The lint rules', () => {
  const files = Object.assign({}, lawful, ...Object.values(misfits)) as Files;
  let found: Found[];
  let exitCode: number | null;
  let numberOfFiles: number;

  beforeAll(() => {
    const house = buildHouse({
      ...files,
      '.oxlintrc.json': readFileSync(join(root, '.oxlintrc.json'), 'utf8'),
    });
    const run = spawnSync(
      process.execPath,
      [join(root, 'node_modules/.bin/oxlint'), '--type-aware', '-f', 'json', 'src', 'libs', 'test', 'tools'],
      {
        cwd: house,
        encoding: 'utf8',
      },
    );
    demolish(house);
    const report = JSON.parse(run.stdout) as { diagnostics: Diagnostic[]; number_of_files: number };
    numberOfFiles = report.number_of_files;
    found = report.diagnostics.map(({ code, filename, severity }) => ({
      rule: code,
      file: filename,
      severity,
    }));
    exitCode = run.status;
  }, 120_000);

  it('are tried on each file but the generated', () => {
    expect(numberOfFiles).toBe(Object.keys(files).length - 1);
  });

  it('refuse the misfits and nothing else, as errors', () => {
    const expected = Object.entries(misfits).flatMap(([rule, wrong]) =>
      Object.keys(wrong).map((file) => ({ rule, file, severity: 'error' })),
    );
    expect(found.toSorted(byFile)).toEqual(expected.toSorted(byFile));
    expect(exitCode).toBeGreaterThan(0);
  });
});

interface Diagnostic {
  readonly code: string;
  readonly filename: string;
  readonly severity: string;
}

interface Found {
  readonly rule: string;
  readonly file: string;
  readonly severity: string;
}

function byFile(a: Found, b: Found): number {
  return a.file.localeCompare(b.file);
}
