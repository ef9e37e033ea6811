import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RosterOffice } from '../../support/roster-office.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

let app: TestApp;
let schools: TwoSchools;
let people: { readonly student: string; readonly teacher: string };

beforeAll(async () => {
  app = await TestApp.start({ LYCEUM_ROLE: 'api' }); // no reaction waits as well
  schools = await twoSchools(app);
  const office = new RosterOffice(app, schools.hill);
  people = { student: (await office.student()).id, teacher: (await office.teacher()).id };
});
afterAll(() => app.stop());

/** A table of each context that an overview is made of. */
const TABLES = ['attendance.registers', 'learning.runs', 'roster.sections'];

/** What is waited for now, by whom in each case a connection of its own. */
async function waitedFor(): Promise<string[]> {
  const { rows } = await app.admin.query<{ table: string }>(
    `select distinct l.relation::regclass::text as "table", l.pid from pg_locks l
     where not l.granted and l.database = (select oid from pg_database where datname = current_database()) order by 1`,
  );
  return rows.map(({ table }) => table);
}

describe('the parts of an overview', () => {
  it.each([
    ['a student', () => `/students/${people.student}/overview`, TABLES],
    ['a teacher’s day', () => `/teachers/${people.teacher}/day`, TABLES],
    ['a school’s day', () => '/day', [...TABLES, 'attendance.school_days']],
  ])('are read at the same time, by a connection each: of %s', async (_, path, tables) => {
    const { token } = schools.hill.people.office;
    const ask = () =>
      app.call<{ missing: string[] }>('GET', `/schools/${schools.hill.id}${path()}`, { token });
    await ask(); // who asks is known from now on
    await app.admin.query('begin');
    for (const table of tables) await app.admin.query(`lock table ${table} in access exclusive mode`);
    const asked = ask();
    // Nobody goes on before all are there: had one to wait for another's answer, it would not come.
    try {
      await until(async () => (await waitedFor()).length === tables.length, 'all parts to wait');
    } finally {
      await app.admin.query('commit');
    }
    expect(await asked).toMatchObject({ status: 200, body: { missing: [] } });
  });
});
