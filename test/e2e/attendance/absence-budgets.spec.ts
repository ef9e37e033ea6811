import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aClass, type TestClass } from '../../support/a-class.js';
import { RosterOffice } from '../../support/roster-office.js';
import { countStatements } from '../../support/statements.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TestSchool } from '../../support/two-schools.js';

interface Absence {
  readonly id: string;
}

/** The student on one register of the day, and the one on forty. */
let few: { office: RosterOffice; at: TestClass };
let many: typeof few;
let app: TestApp;

beforeAll(async () => {
  app = await TestApp.start();
  const { hill, lake } = await twoSchools(app);
  few = await taken(hill, 1);
  many = await taken(lake, 40);
  for (const { office } of [few, many]) await office.get('/absences');
  // What is cached of the callers is cached now, and the ORM has made sure that there is a database.
  for (const origin of app.origins)
    for (const { office } of [few, many])
      await office.call('POST', '/absences', { body: wish((await office.student()).id), origin });
});
afterAll(() => app.stop());

const wish = (studentId: string) => ({
  studentId,
  startsOn: '2026-12-14',
  endsOn: '2026-12-18',
  reason: 'A wedding',
});

/** A school where a student was absent from so many registers, all submitted. */
async function taken(school: TestSchool, registers: number): Promise<typeof few> {
  const office = new RosterOffice(app, school);
  const at = await aClass(app, school, 1);
  await app.admin.query(
    `with section as (
       insert into roster.sections (school_id, id, academic_year_id, kind, title, starts_on, ends_on)
       select school_id, gen_random_uuid(), academic_year_id, kind, 'Class ' || n, starts_on, ends_on
       from roster.sections, generate_series(2, $2::int) n where id = $1 returning *
     ), meeting as (
       insert into roster.meetings (school_id, id, section_id, period_id, weekday, starts_on, ends_on)
       select m.school_id, gen_random_uuid(), s.id, m.period_id, m.weekday, m.starts_on, m.ends_on
       from section s, roster.meetings m where m.section_id = $1
     )
     insert into roster.enrolments (school_id, id, section_id, student_id, starts_on, state)
     select e.school_id, gen_random_uuid(), s.id, e.student_id, e.starts_on, e.state
     from section s, roster.enrolments e where e.section_id = $1`,
    [at.sectionId, registers],
  );
  await aClass(app, school, 1); // brings the day in line
  const { rows } = await app.admin.query<{ id: string }>(
    'select register_id as id from attendance.register_entries where student_id = $1',
    [at.students[0]],
  );
  expect(rows).toHaveLength(registers);
  for (const { id } of rows) {
    await office.call('POST', `/registers/${id}/open`);
    const body = { marks: [{ studentId: at.students[0], code: 'A', baseVersion: 0 }] };
    await office.call('POST', `/registers/${id}/marks`, { body });
    expect((await office.call('POST', `/registers/${id}/submit`)).status).toBe(200);
  }
  return { office, at };
}

/** Statements of a call, apart from begin and commit. */
async function cost(office: RosterOffice, method: string, path: string, body?: object) {
  const { result, ofRequest } = await countStatements(() => office.call<Absence>(method, path, { body }));
  expect([result.status, result.body]).toEqual([
    method === 'POST' && path === '/absences' ? 201 : 200,
    expect.anything(),
  ]);
  return { statements: ofRequest(result), id: result.body.id };
}

describe('the query budget of absences, for one register or forty, of', () => {
  it('reading and asking is constant: one to look, four to keep, one to show', async () => {
    for (const { office } of [few, many]) {
      expect((await cost(office, 'GET', '/absences?limit=200')).statements).toBe(1);
      const asked = await cost(office, 'POST', '/absences', wish((await office.student()).id));
      expect(asked.statements).toBe(5);
      expect((await cost(office, 'GET', `/absences/${asked.id}`)).statements).toBe(1);
    }
  });

  it('approving and withdrawing is constant, however many registers are amended', async () => {
    for (const { office, at } of [few, many]) {
      const days = { startsOn: at.date, endsOn: at.date };
      const { id } = await cost(office, 'POST', '/absences', { ...wish(at.students[0]!), ...days });
      expect((await cost(office, 'POST', `/absences/${id}/approve`, { code: 'E' })).statements).toBe(13);
      expect((await cost(office, 'POST', `/absences/${id}/withdraw`)).statements).toBe(13);
    }
  });
});
