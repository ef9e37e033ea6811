import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemActor } from '#domain/kernel/actor';
import { USUAL_SETTINGS } from '#domain/roster/import/import-settings';
import { ROSTER_FILES } from '#domain/roster/oneroster/file-spec';
import type { Statement } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import * as membership from '../../../src/roster/persistence/import/membership.sql.js';
import { PostgresSchoolRoster } from '../../../src/roster/persistence/import/postgres-school-roster.js';
import { packageFiles, writeFolder } from '../../support/oneroster-package.js';
import { RosterImports, TODAY } from '../../support/roster-imports.js';
import { small } from '../../support/small-district.js';
import { sourceKeys } from '../../support/source-keys.js';

const run = promisify(execFile);

const MB = 1_000_000;

/** A small district, and one file of it so large that no process should hold it. Answers where, and how many rows. */
async function largePackage(bytes: number): Promise<{ folder: string; rows: number }> {
  const files = packageFiles(small());
  const folder = await writeFolder(files);
  const file = 'enrollments.csv';
  const [header, row] = files[file]!.split('\n');
  const times = Math.ceil(bytes / (row!.length + 1));
  const block = `${row}\n`.repeat(1_000);
  function* text(): Generator<string> {
    yield `${header}\n`;
    for (let left = times; left > 0; left -= 1_000) yield left < 1_000 ? `${row}\n`.repeat(left) : block;
  }
  await pipeline(Readable.from(text()), createWriteStream(join(folder, file)));
  const others = Object.entries(files).filter(([name]) => name !== file && name !== 'manifest.csv');
  const rows = others.reduce((sum, [, lines]) => sum + lines.split('\n').length - 2, times);
  return { folder, rows };
}

async function stagedWithin(heapMegabytes: number, folder: string): Promise<unknown> {
  const heap = `--max-old-space-size=${heapMegabytes}`;
  const sources = ['--conditions=lyceum-src', '--import', './tools/decorated-sources.mjs'];
  const { NODE_OPTIONS: _, ...env } = process.env;
  const program = 'test/support/stage-package.ts';
  const { stdout } = await run(process.execPath, [heap, ...sources, program, folder], { env });
  return JSON.parse(stdout);
}

describe('a package larger than the memory', () => {
  it('is read and checked to its last row: 60 MB in a heap of 48 MB', async () => {
    const { folder, rows } = await largePackage(60 * MB);
    try {
      expect(await stagedWithin(48, folder)).toEqual({ rows, faults: 0 });
    } finally {
      await rm(folder, { recursive: true });
    }
  }, 240_000);
});

describe('a school of any size', () => {
  let imports: RosterImports;

  beforeAll(async () => {
    imports = await RosterImports.start();
  });
  afterAll(() => imports.stop());

  /** The plans that PostgreSQL makes for the statements, once a school is taken over and before that is committed. */
  async function plansOf(statements: Readonly<Record<string, Statement>>): Promise<Map<string, string>> {
    await imports.import(small());
    const scope = await imports.newScope();
    const [school] = await imports.rows<{ id: string }>(
      `select id from identity.schools where source_id = 'north'`,
    );
    const at = { scope, schoolId: school!.id, sourceId: 'north', replaced: ROSTER_FILES };
    const plans = new Map<string, string>();
    await imports.unitOfWork.run(systemActor(school!.id, scope.requestedBy), async () => {
      await new PostgresSchoolRoster(imports.database, sourceKeys).takeOver({
        ...at,
        settings: USUAL_SETTINGS,
        today: TODAY,
      });
      for (const [name, { text }] of Object.entries(statements)) {
        const { rows } = await transaction().client.query<[string]>({
          text: `explain (generic_plan) ${text}`,
          rowMode: 'array',
        });
        plans.set(name, rows.flat().join('\n'));
      }
    });
    return plans;
  }

  it('is never compared row by row with itself: what was just written is joined by hash or in order', async () => {
    const plans = await plansOf(membership);
    expect(plans.size).toBeGreaterThan(9);
    for (const [name, plan] of plans)
      expect([name, plan]).toEqual([name, expect.not.stringMatching(/Nested Loop/)]);
  });
});
