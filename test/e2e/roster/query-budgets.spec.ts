import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RosterOffice, type Resource } from '../../support/roster-office.js';
import { countStatements } from '../../support/statements.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TwoSchools } from '../../support/two-schools.js';

let app: TestApp;
let schools: TwoSchools;
let hill: RosterOffice;
let section: Resource;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  hill = new RosterOffice(app, schools.hill);
  section = await hill.section();
  await hill.get('/sections'); // what is cached of the caller is cached now
});
afterAll(() => app.stop());

/** Statements of a call, apart from begin and commit. */
async function cost(method: string, path: string, body?: object): Promise<number> {
  const { result, ofRequest } = await countStatements(() => hill.call(method, path, { body }));
  expect(result.status).toBeLessThan(300);
  return ofRequest(result);
}

/** A class of so many more students, teachers and meetings. */
async function grow(by: number): Promise<void> {
  await app.admin.query(
    `with person as (
       insert into roster.people (school_id, id, roles, given_name, family_name)
       select $1, gen_random_uuid(), '{student,staff,guardian}', 'Ada', 'Number ' || n from generate_series(1, $3::int) n
       returning id
     ), enrolled as (
       insert into roster.enrolments (school_id, id, section_id, student_id, starts_on, state)
       select $1, gen_random_uuid(), $2, id, '2026-09-01', 'active' from person
     ), assigned as (
       insert into roster.teaching_assignments (school_id, id, section_id, teacher_id, role, starts_on)
       select $1, gen_random_uuid(), $2, id, 'aide', '2026-09-01' from person
     ), period as (
       insert into roster.periods (school_id, id, name, starts_at, ends_at)
       select $1, gen_random_uuid(), left(id::text, 50), '08:00', '08:45' from person returning id
     )
     insert into roster.meetings (school_id, id, section_id, period_id, weekday, starts_on, ends_on)
     select $1, gen_random_uuid(), $2, id, 3, '2026-09-01', '2027-06-30' from period`,
    [schools.hill.id, section.id, by],
  );
}

describe('the query budget of', () => {
  it('every list is one statement, with one item or with two hundred', async () => {
    for (const path of [
      'academic-years',
      'terms',
      'calendar/days',
      'periods',
      'courses',
      'sections',
      'meetings',
      'people',
      'guardian-links',
      'enrolments',
      'teaching-assignments',
    ])
      expect([path, await cost('GET', `/${path}?limit=200`)]).toEqual([path, 1]);
    await grow(150);
    for (const path of ['periods', 'sections', 'meetings', 'people', 'enrolments', 'teaching-assignments'])
      expect([path, await cost('GET', `/${path}?limit=200`)]).toEqual([path, 1]);
  });

  it('every single resource is one statement', async () => {
    const paths = {
      'academic-years': await hill.year(),
      terms: await hill.term(),
      periods: await hill.period(),
      courses: await hill.course(),
      sections: section,
      meetings: await hill.meeting(),
      people: await hill.student(),
      'guardian-links': await hill.guardianLink(),
      enrolments: await hill.enrolment(),
      'teaching-assignments': await hill.assignment(),
    };
    for (const [path, { id }] of Object.entries(paths))
      expect([path, await cost('GET', `/${path}/${id}`)]).toEqual([path, 1]);
  });

  // Each write also reads back what it shows (1) and writes the audit (1) and, if there is one to tell, the event (1).
  it('every write is what it loads, what it stores and three more at most', async () => {
    const { id: year } = await hill.year();
    const { id: term } = await hill.term({ academicYearId: year });
    const { id: period } = await hill.period();
    const { id: course } = await hill.course();
    const { id: student } = await hill.student();
    const { id: teacher } = await hill.teacher();
    const { id: guardian } = await hill.guardian();
    const { id: sectionId } = await hill.section({ academicYearId: year });
    const dates = { startsOn: '2026-09-01', endsOn: '2026-12-18' };
    const made = async (expected: number, path: string, body: object) =>
      expect([path, await cost('POST', path, body)]).toEqual([path, expected]);
    await made(3, '/academic-years', { title: 'Y', ...dates });
    await made(5, '/terms', { academicYearId: year, title: 'T', ...dates });
    await made(3, '/periods', { name: 'Budget', startsAt: '08:00', endsAt: '08:45' });
    await made(3, '/courses', { title: 'C' });
    await made(4, '/sections', { academicYearId: year, kind: 'class', title: 'S', ...dates });
    await made(4, '/people', { roles: ['student'], givenName: 'A', familyName: 'B' });
    await made(6, '/meetings', { sectionId, periodId: period, weekday: 1 });
    await made(8, '/enrolments', { sectionId, studentId: student });
    await made(8, '/teaching-assignments', { sectionId, teacherId: teacher });
    await made(8, '/guardian-links', { guardianId: guardian, studentId: student, relation: 'mother' });

    const changed = async (expected: number, path: string, body: object, method = 'PATCH') =>
      expect([path, await cost(method, path, body)]).toEqual([path, expected]);
    await changed(6, `/academic-years/${year}`, { title: 'Y2' });
    await changed(6, `/terms/${term}`, { title: 'T2' });
    await changed(5, `/periods/${period}`, { name: 'Budget 2' });
    await changed(4, `/courses/${course}`, { title: 'C2' });
    await changed(6, `/sections/${sectionId}`, { title: 'S2' });
    await changed(6, `/sections/${sectionId}/terms`, { termIds: [term] }, 'PUT');
    await changed(6, `/people/${student}`, { phone: '1' });
    await changed(7, `/people/${student}`, { roles: ['student', 'staff'] });
  });

  it('a year of the calendar is a handful of statements', async () => {
    const spans = [{ from: '2026-09-01', to: '2027-08-31', kind: 'holiday' }];
    expect(await cost('PUT', '/calendar/days', { spans })).toBe(5);
    const year = { from: '2027-09-01', to: '2028-08-31' };
    expect(await cost('POST', '/calendar/instructional-days', year)).toBe(5);
  });

  it('ending a class or letting somebody go does not grow with what ends', async () => {
    const costs = [];
    for (const size of [3, 30]) {
      section = await hill.section();
      await grow(size);
      costs.push(await cost('POST', `/sections/${section.id}/end`, { on: '2027-01-31' }));
    }
    expect(costs[1]).toBe(costs[0]);
    expect(costs[0]).toBeLessThanOrEqual(15);
    const departures = [];
    for (const size of [2, 12]) {
      const { id: studentId } = await hill.student();
      for (let i = 0; i < size; i++) await hill.enrolment({ studentId });
      departures.push(await cost('POST', `/people/${studentId}/departure`, { on: '2026-10-01' }));
    }
    expect(departures[1]).toBe(departures[0]);
  });
});
