import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';

const folder = mkdtempSync(join(tmpdir(), 'lyceum-migrations-'));
afterAll(() => rmSync(folder, { recursive: true }));

function lint(...files: string[]): { status: number | null; told: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['tools/lint-migrations.mjs', ...files], {
    encoding: 'utf8',
  });
  return { status, told: stdout + stderr };
}

function lintSql(sql: string): { status: number | null; told: string } {
  const file = join(folder, '20991231000000-roster-changes.sql');
  writeFileSync(file, `${sql};\n`);
  return lint(file);
}

/** What an upgrade trips over, and the rule that must see it. */
const UNSAFE: readonly [rule: string, sql: string][] = [
  ['adding-required-field', 'alter table roster.courses add column credits int not null'],
  ['constraint-missing-not-valid', 'alter table roster.courses add constraint c check (credits > 0)'],
  ['adding-not-nullable-field', 'alter table roster.courses alter column credits set not null'],
  ['require-concurrent-index-creation', 'create index courses_credits on roster.courses (credits)'],
  [
    'index-on-large-table',
    '-- squawk-ignore require-concurrent-index-creation\ncreate index entries_by_origin on platform.audit_entries (origin)',
  ],
  ['renaming-column', 'alter table roster.courses rename column title to name'],
  ['ban-drop-column', 'alter table roster.courses drop column title'],
  ['ban-drop-table', 'drop table roster.courses'],
  ['renaming-table', 'alter table roster.courses rename to subjects'],
  ['changing-column-type', 'alter table roster.courses alter column credits type bigint'],
  ['disallowed-unique-constraint', 'alter table roster.courses add unique (school_id, title)'],
  [
    'adding-foreign-key-constraint',
    'alter table roster.courses add foreign key (school_id) references identity.schools (id)',
  ],
  [
    'adding-field-with-default',
    'alter table roster.courses add column at timestamptz default clock_timestamp()',
  ],
];

describe('R11: the linter of migrations', () => {
  it.each(UNSAFE)('finds %s', (rule, sql) => {
    const { status, told } = lintSql(sql);
    expect(told).toContain(rule);
    expect(told).toContain('expand, backfill, contract');
    expect(status).toBe(1);
  });

  it('lets through what the version before does not notice', () => {
    const expanding = `
      create table roster.rooms (id uuid primary key, school_id uuid not null, title text not null);
      create index rooms_of_school on roster.rooms (school_id);
      alter table roster.courses add column credits int;
      alter table roster.courses add column hours int not null default 2;
      alter table roster.courses add constraint credits_are_few check (credits < 100) not valid`;
    expect(lintSql(expanding)).toMatchObject({ status: 0 });
    const beside = `-- outside of a transaction
create index concurrently evidence_by_day on learning.evidence (school_id, at);
drop index concurrently if exists learning.evidence_of_old`;
    expect(lintSql(beside)).toMatchObject({ status: 0 });
    expect(lintSql(beside.replace('-- outside', '-- inside')).told).toContain('in-transaction');
    const validating = 'alter table roster.courses validate constraint credits_are_few';
    expect(lintSql(validating)).toMatchObject({ status: 0 });
    const reasoned = `
      -- A handful of rows for each school.
      -- squawk-ignore require-concurrent-index-creation
      create index terms_by_end on roster.terms (ends_on)`;
    expect(lintSql(reasoned)).toMatchObject({ status: 0 });
  });

  it('finds nothing in ours', () => {
    expect(lint()).toMatchObject({ status: 0 });
  });
});
