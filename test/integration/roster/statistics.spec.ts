import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemActor } from '#domain/kernel/actor';
import { newId } from '#domain/kernel/id';
import { prepared, type Statement } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import type { Actor } from '#domain/kernel/actor';
import { StudentsOfHandler, StudentsOfQuery } from '../../../src/roster/queries/students-of.query.js';
import { RosterImports } from '../../support/roster-imports.js';
import { small } from '../../support/small-district.js';
import { until } from '../../support/until.js';
import { PersistenceKit } from '../../support/persistence-kit.js';

interface Explained {
  readonly Plan: { readonly 'Shared Hit Blocks': number; readonly 'Shared Read Blocks': number };
}

/** Tells how many pages a statement looks at, instead of asking it. */
class CountingPages extends TenantReader {
  pages = 0;

  override async rows<Row extends object>(
    actor: Actor,
    { text }: Statement,
    values: readonly unknown[] = [],
  ) {
    const explain = prepared(`explain (analyze, buffers, format json) ${text}`);
    const [row] = await super.rows<{ 'QUERY PLAN': [Explained] }>(actor, explain, values);
    const { Plan: plan } = row!['QUERY PLAN'][0];
    this.pages = plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
    return [] as Row[];
  }
}

const SCHOOLS = 8;
const STUDENTS = 400;

describe('an import', () => {
  it('has PostgreSQL look at what it has brought', async () => {
    const imports = await RosterImports.start();
    try {
      await imports.admin.query('alter table roster.people set (autovacuum_enabled = false)');
      const known = async () =>
        imports.rows<{ n: number }>(
          `select reltuples::int as n from pg_class where oid = 'roster.people'::regclass`,
        );
      expect(await known()).toEqual([{ n: -1 }]);
      await imports.import(small());
      await until(async () => (await known())[0]!.n > 0, 'the statistics');
    } finally {
      await imports.stop();
    }
  }, 60_000);
});

describe('right after a first import', () => {
  let kit: PersistenceKit;
  const schools: string[] = [];
  beforeAll(async () => {
    kit = await PersistenceKit.start();
    // PostgreSQL does not look by itself meanwhile.
    for (const table of ['people', 'enrolments', 'sections'])
      await kit.admin.query(`alter table roster.${table} set (autovacuum_enabled = false)`);
    await kit.admin.query(`set session_replication_role = 'replica'`);
    for (let n = 0; n < SCHOOLS; n++) {
      const school = await kit.school();
      schools.push(school);
      await kit.admin.query(
        `with section as (select gen_random_uuid() as id from generate_series(1, 16)),
           person as (insert into roster.people (school_id, id, roles, given_name, family_name)
             select $1, gen_random_uuid(), '{student}', 'S', n::text from generate_series(1, $2::int) n returning id),
           sections as (insert into roster.sections (school_id, id, academic_year_id, kind, title, starts_on, ends_on)
             select $1, id, $3, 'class', id::text, current_date - 10, current_date + 10 from section)
         insert into roster.enrolments (school_id, id, section_id, student_id, starts_on, state)
         select $1, gen_random_uuid(), s.id, p.id, current_date - 10, 'active' from section s cross join person p
         where hashtext(s.id::text || p.id::text) % 4 = 0`,
        [school, STUDENTS, newId()],
      );
    }
  }, 60_000);
  afterAll(() => kit.stop());

  const pagesOf = async () => {
    const { database } = kit.replica();
    const reader = new CountingPages(database);
    const { rows } = await kit.admin.query<{ id: string }>(
      'select id from roster.sections where school_id = $1 limit 4',
      [schools[3]],
    );
    const today = new Date().toISOString().slice(0, 10);
    const ids = rows.map(({ id }) => id);
    await new StudentsOfHandler(reader).execute(new StudentsOfQuery(ids, today, systemActor(schools[3]!)));
    return reader.pages;
  };

  it('the students of a class are found without reading the school for each', async () => {
    const before = await pagesOf();
    const { rows } = await kit.admin.query<{ looked: number }>(
      'select roster.refresh_statistics() as looked',
    );
    const after = await pagesOf();
    expect(rows[0]!.looked).toBeGreaterThanOrEqual(2);
    expect(after).toBeLessThan(before / 3); // without: 1,390 pages, with: 221
  }, 60_000);
});
