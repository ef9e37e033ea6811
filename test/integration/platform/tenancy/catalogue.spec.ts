import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { testDatabase, type TestDatabase } from '../../../support/database.js';
import { ALLOWED_DEFINERS } from './allowed-definers.js';
import { FINDINGS, UNIQUE_ACROSS_SCHOOLS } from './catalogue.js';
import { CLEARED, CLEARED_WITH_ACCOUNT, EMPTIED, EMPTIED_WITH_ACCOUNT } from './erasure-columns.js';
import { STAYS } from './erasure-reasons.js';

type Finding = keyof typeof FINDINGS;

/** A migration that someone might write, for each finding: the test must see it. */
const SINS: Partial<Record<Finding, string>> = {
  'a table without row security, enabled and forced': `create table roster.sin (school_id uuid)`,
  'a table of no declared class': `create table roster.sin (id int)`,
  'a table that is not owned by the owner role': `create table roster.sin (id int); alter table roster.sin owner to lyceum_admin`,
  'a school table without a policy for ALL with USING and WITH CHECK on the school': `drop policy tenant on roster.sections`,
  'a ledger table without a policy for ALL with USING and WITH CHECK on whose ledger it is': `drop policy tenant on finance.postings`,
  'a foreign key between ledger tables that does not carry the ledger': `create unique index sin_key on finance.accounts (id);
    alter table finance.postings add constraint sin foreign key (account_id) references finance.accounts (id)`,
  'a policy that lets anyone but owner, app, relay and backup in': `create policy sin on roster.sections for select to public using (true)`,
  'a column school_id in a table that is not declared as a school, person or platform table': `alter table identity.districts add school_id uuid`,
  'a foreign key between school tables that does not carry the school': `alter table roster.meetings add constraint sin foreign key (section_id) references roster.sections (id)`,
  'a reference within a month that does not carry the school': `insert into platform.monthly_references values
    ('attendance.marks', 'sin', 'register_id, date', 'attendance.register_entries', 'register_id, date')`,
  'a view that does not ask with the rights of its reader': `create view roster_api.sin as select * from roster.sections`,
  'a function with its owner’s rights that is not on the list': `create function roster.sin() returns int language sql security definer return 1`,
  'a function with its owner’s rights without a search path of its own, or open to everyone': `create function roster.sin() returns int language sql security definer return 1`,
  'something that the app, relay or backup role owns': `grant create on schema roster to lyceum_app; grant lyceum_app to lyceum_admin; alter table roster.periods owner to lyceum_app`,
  'a right of the relay role on a table of a context': `grant select on roster.people to lyceum_relay`,
  'a right of the backup role to change anything': `grant update on roster.people to lyceum_backup`,
  'a right of the app role to delete or change what is append-only': `grant delete on attendance.mark_revisions to lyceum_app`,
  'a unique index on what users enter, across schools': `create unique index sin on roster.people (username)`,
};

describe('the catalogue of the database (K1)', () => {
  let database: TestDatabase;
  let admin: pg.Client;

  beforeAll(async () => {
    database = await testDatabase();
    admin = new pg.Client({ connectionString: database.adminUrl });
    await admin.connect();
  });
  afterAll(async () => {
    await admin.end();
    await database.drop();
  });

  async function find(finding: Finding): Promise<string[]> {
    const sql: string = FINDINGS[finding];
    const list = finding.startsWith('a unique') ? Object.keys(UNIQUE_ACROSS_SCHOOLS) : ALLOWED_DEFINERS;
    const { rows } = await admin.query<{ name: string }>(sql, sql.includes('$1') ? [list] : []);
    return rows.map(({ name }) => name);
  }

  it('is read: there are tables of every context', async () => {
    const { rows } = await admin.query<{ n: number }>(
      'select count(*)::int as n from platform.table_classes',
    );
    expect(rows[0]!.n).toBeGreaterThan(25);
  });

  it('K6 has no column of text, JSON or bytes of which nobody has said what becomes of it when somebody is erased', async () => {
    const { rows } = await admin.query<{ name: string }>(`
      select n.nspname || '.' || c.relname || ' ' || a.attname as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      where c.relkind in ('r', 'p') and not c.relispartition and format_type(a.atttypid, null)
          in ('text', 'text[]', 'json', 'jsonb', 'bytea', 'inet', 'citext', 'character varying', 'xml', 'tsvector')
        and n.nspname in ('platform', 'identity', 'roster', 'attendance', 'learning', 'academy', 'finance')`);
    const stays = Object.values(STAYS).flatMap((tables) =>
      tables.flatMap((told) => {
        const [table, ...columns] = told.split(' ');
        return columns.map((column) => `${table} ${column}`);
      }),
    );
    const cleared = [CLEARED, CLEARED_WITH_ACCOUNT].flatMap((by) => Object.values(by).flat());
    const told = [...new Set(cleared), ...EMPTIED, ...EMPTIED_WITH_ACCOUNT, ...stays];
    expect(told.toSorted()).toEqual(rows.map(({ name }) => name).toSorted());
  });

  it.each([CLEARED, CLEARED_WITH_ACCOUNT].flatMap((by) => Object.entries(by)))(
    'K6 clears by %s what is said of it',
    async (name, columns) => {
      const { rows } = await admin.query<{ source: string }>(
        'select prosrc as source from pg_proc where oid = to_regproc($1)',
        [name],
      );
      const statements = rows[0]!.source.split(';').map((statement) => statement.replaceAll(/\s+/g, ' '));
      const untouched = columns.filter((one) => {
        const [table, column] = one.split(' ');
        return !statements.some(
          (statement) =>
            statement.includes(`delete from ${table} `) ||
            (statement.includes(`update ${table} `) && new RegExp(`\\b${column} = `).test(statement)),
        );
      });
      expect(untouched).toEqual([]);
    },
  );

  it.each([
    ['people_erased', EMPTIED],
    ['persons_erased', EMPTIED_WITH_ACCOUNT],
  ])('K6 holds by %s a record of somebody who was erased to be nameless', async (constraint, columns) => {
    const { rows } = await admin.query<{ rule: string }>(
      `select pg_get_constraintdef(oid) as rule from pg_constraint where conname = $1`,
      [constraint],
    );
    expect(columns.filter((one) => !rows[0]!.rule.includes(one.split(' ')[1]!))).toEqual([]);
  });

  it.each(Object.keys(FINDINGS) as Finding[])('K1 has not: %s', async (finding) => {
    expect(await find(finding)).toEqual([]);
  });

  it.each(Object.entries(SINS) as [Finding, string][])('would see: %s', async (finding, sin) => {
    await admin.query('begin');
    try {
      await admin.query(sin);
      expect(await find(finding)).not.toEqual([]);
    } finally {
      await admin.query('rollback');
    }
  });

  it('would see a role that may more than it should', async () => {
    await admin.query('begin');
    await admin.query('alter role lyceum_app bypassrls');
    const found = await find('a role that may more than it should');
    await admin.query('rollback');
    expect(found).toEqual(['lyceum_app']);
  });
});
