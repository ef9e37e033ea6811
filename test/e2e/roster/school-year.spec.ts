import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { RosterOffice, type ListOf, type Resource } from '../../support/roster-office.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TwoSchools } from '../../support/two-schools.js';

interface Day {
  readonly date: string;
  readonly kind: string;
  readonly note: string | null;
  readonly version: number;
}

let app: TestApp;
let schools: TwoSchools;
let hill: RosterOffice;
let lake: RosterOffice;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  hill = new RosterOffice(app, schools.hill);
  lake = new RosterOffice(app, schools.lake);
});
afterAll(() => app.stop());

const post = (path: string, body: object) => hill.call('POST', path, { body });
const patch = (path: string, body: object) => hill.call('PATCH', path, { body });

describe('academic years and terms', () => {
  it('refuse dates that cannot be, and say which field', async () => {
    const year = { title: 'A year', startsOn: '2026-09-01', endsOn: '2026-09-01' };
    expect(await post('/academic-years', year)).toMatchObject({
      status: 422,
      body: { code: 'roster.academic_year_dates_invalid', errors: [{ pointer: '/endsOn' }] },
    });
    const academicYearId = (await hill.year()).id;
    const term = { academicYearId, title: 'Autumn', startsOn: '2026-09-01', endsOn: '2026-08-31' };
    expect(await post('/terms', term)).toMatchObject({
      status: 422,
      body: { code: 'roster.term_dates_invalid' },
    });
    expect(await post('/terms', { ...term, endsOn: '2027-07-01' })).toMatchObject({
      status: 422,
      body: { code: 'roster.term_outside_year', errors: [{ pointer: '/startsOn' }] },
    });
  });

  it('move a year only around its terms, and name those in the way', async () => {
    const term = await hill.term({ title: 'Autumn term' });
    expect(await patch(`/academic-years/${term.academicYearId}`, { startsOn: '2026-09-15' })).toMatchObject({
      status: 409,
      body: { code: 'roster.terms_left_outside', facts: { terms: ['Autumn term'] } },
    });
  });

  it('keep a term in its year, whoever moves the year at the same moment', async () => {
    const year = await hill.year();
    const spring = { academicYearId: year.id, title: 'Spring', startsOn: '2027-05-01', endsOn: '2027-06-30' };
    const answers = await Promise.all([
      post('/terms', spring),
      patch(`/academic-years/${year.id}`, { endsOn: '2027-04-30' }),
    ]);
    const done = answers.filter(({ status }) => status < 300);
    expect(done).toHaveLength(1);
    const { rows } = await app.admin.query(
      `select from roster.terms t join roster.academic_years y on y.id = t.academic_year_id
       where y.id = $1 and (t.starts_on < y.starts_on or t.ends_on > y.ends_on)`,
      [year.id],
    );
    expect(rows).toEqual([]);
  });

  it('stay while something was planned in them', async () => {
    const section = await hill.section();
    const year = `/academic-years/${section.academicYearId}`;
    const inUse = { status: 409, body: { code: 'roster.academic_year_in_use' } };
    expect(await hill.call('DELETE', year)).toMatchObject(inUse);
    const term = await hill.term({ academicYearId: section.academicYearId });
    await hill.call('PUT', `/sections/${section.id}/terms`, { body: { termIds: [term.id] } });
    expect(await hill.call('DELETE', `/terms/${term.id}`)).toMatchObject({
      status: 409,
      body: { code: 'roster.term_in_use' },
    });
    const withTerm = await hill.term();
    expect(await hill.call('DELETE', `/academic-years/${withTerm.academicYearId}`)).toMatchObject(inUse);
  });
});

describe('periods and courses', () => {
  it('have a name of their own and times that follow each other', async () => {
    const { body: taken } = await post('/periods', { name: newId(), startsAt: '08:00', endsAt: '08:45' });
    const same = { name: taken['name'], startsAt: '09:00', endsAt: '09:45' };
    const nameTaken = { status: 409, body: { code: 'roster.period_name_taken' } };
    expect(await post('/periods', same)).toMatchObject(nameTaken);
    expect((await lake.call('POST', '/periods', { body: same })).status).toBe(201);
    const other = await hill.period();
    expect(await patch(`/periods/${other.id}`, { name: taken['name'] })).toMatchObject(nameTaken);
    expect(await patch(`/periods/${other.id}`, { endsAt: '08:00' })).toMatchObject({
      status: 422,
      body: { code: 'roster.period_times_invalid', errors: [{ pointer: '/endsAt' }] },
    });
  });

  it('stay while they are needed', async () => {
    const meeting = await hill.meeting();
    expect(await hill.call('DELETE', `/periods/${meeting.periodId}`)).toMatchObject({
      status: 409,
      body: { code: 'roster.period_in_use' },
    });
    const course = await hill.course();
    await hill.section({ courseId: course.id });
    expect(await hill.call('DELETE', `/courses/${course.id}`)).toMatchObject({
      status: 409,
      body: { code: 'roster.course_in_use' },
    });
  });
});

describe('the calendar', () => {
  beforeEach(async () => void (await app.admin.query('delete from roster.calendar_days')));

  const put = (spans: object[], office = hill) =>
    office.call<{ changed: number } & Resource>('PUT', '/calendar/days', { body: { spans } });
  const days = async (query = '', office = hill) =>
    (await office.get<ListOf<Day>>(`/calendar/days?limit=200${query}`)).body.items;
  const kinds = async (query = '') => (await days(query)).map(({ date, kind }) => `${date} ${kind}`);
  const christmas = { from: '2026-12-24', to: '2026-12-26', kind: 'holiday', note: 'Christmas' };

  it('is filled by the range: holidays first, then the weekdays of teaching around them', async () => {
    expect(await put([christmas])).toMatchObject({ status: 200, body: { changed: 3 } });
    const teaching = { from: '2026-12-21', to: '2026-12-29' };
    const made = await hill.call('POST', '/calendar/instructional-days', { body: teaching });
    expect(made).toMatchObject({ status: 200, body: { made: 5 } });
    expect(await kinds()).toEqual([
      '2026-12-21 instructional',
      '2026-12-22 instructional',
      '2026-12-23 instructional',
      '2026-12-24 holiday',
      '2026-12-25 holiday',
      '2026-12-26 holiday',
      '2026-12-28 instructional',
      '2026-12-29 instructional',
    ]);
    expect(await kinds('&from=2026-12-26&to=2026-12-28&sort=-date')).toEqual([
      '2026-12-28 instructional',
      '2026-12-26 holiday',
    ]);
    expect(await kinds('&kind=holiday')).toHaveLength(3);
  });

  it('takes the later of two ranges, and counts only what changes', async () => {
    const snow = { from: '2026-12-25', to: '2026-12-25', kind: 'closure' };
    expect((await put([christmas, snow])).body.changed).toBe(3);
    expect((await put([christmas, snow])).body.changed).toBe(0);
    expect((await put([christmas])).body.changed).toBe(1);
  });

  it('K1 is each school’s own', async () => {
    await put([christmas]);
    expect(await days('', lake)).toEqual([]);
    await put([{ ...christmas, kind: 'instructional' }], lake);
    expect(await kinds()).toEqual(['2026-12-24 holiday', '2026-12-25 holiday', '2026-12-26 holiday']);
  });

  it('shows, changes and forgets one day, in the version that was seen', async () => {
    await put([christmas]);
    const at = '/calendar/days/2026-12-24';
    const seen = await hill.get<Day>(at);
    expect(seen).toMatchObject({ status: 200, body: { kind: 'holiday', note: 'Christmas', version: 1 } });
    expect(seen.headers.get('etag')).toBe('"1"');
    const change = (version: string, kind: string) =>
      hill.call<Day>('PUT', at, { body: { kind }, headers: { 'if-match': version } });
    expect(await change('"1"', 'closure')).toMatchObject({ status: 200, body: { note: null, version: 2 } });
    expect(await change('"1"', 'holiday')).toMatchObject({
      status: 412,
      body: { code: 'kernel.version_stale' },
    });
    const remove = (version: string) => hill.call('DELETE', at, { headers: { 'if-match': version } });
    expect((await remove('"1"')).status).toBe(412);
    expect((await remove('"2"')).status).toBe(204);
    const unknown = { status: 404, body: { code: 'roster.calendar_day_not_found' } };
    expect(await hill.get(at)).toMatchObject(unknown);
    expect(await hill.call('DELETE', at)).toMatchObject(unknown);
    expect(await hill.get('/calendar/days/2026-02-30')).toMatchObject(unknown);
  });

  it('refuses ranges that cannot be, and kinds that it does not know', async () => {
    for (const span of [
      { ...christmas, to: '2026-12-23' },
      { ...christmas, to: '2029-12-26' },
    ])
      expect(await put([span])).toMatchObject({
        status: 422,
        body: { code: 'roster.calendar_range_invalid' },
      });
    expect(await put([{ ...christmas, kind: 'party' }])).toMatchObject({
      status: 422,
      body: { code: 'platform.input_invalid', errors: [{ pointer: '/spans/0/kind' }] },
    });
    const weekdays = { from: '2026-12-01', to: '2026-12-31', weekdays: [0, 8] };
    expect((await post('/calendar/instructional-days', weekdays)).status).toBe(422);
    expect(await days()).toEqual([]);
  });

  it('loses nothing when two change it at once', async () => {
    const week = (kind: string) => put([{ from: '2027-01-04', to: '2027-01-08', kind }]);
    const answers = await Promise.all([week('holiday'), week('closure'), week('staff_day')]);
    expect(answers.map(({ body }) => body.changed)).toEqual([5, 5, 5]);
    expect(new Set((await days()).map(({ kind, version }) => `${kind} ${version}`)).size).toBe(1);
    expect((await days())[0]!.version).toBe(3);
  });

  it('K5 tells of each day that became another kind, once', async () => {
    await app.admin.query(`delete from platform.outbox where type = 'roster.calendar_day_changed'`);
    await put([christmas]);
    await put([{ ...christmas, note: 'Only the note' }]);
    await put([{ from: '2026-12-26', to: '2026-12-26', kind: 'instructional' }]);
    const { rows } = await app.admin.query<{ school_id: string; data: object }>(
      `select school_id, data from platform.outbox where type = 'roster.calendar_day_changed' order by written`,
    );
    expect(rows.map(({ data }) => data)).toEqual([
      { date: '2026-12-24', was: null, kind: 'holiday' },
      { date: '2026-12-25', was: null, kind: 'holiday' },
      { date: '2026-12-26', was: null, kind: 'holiday' },
      { date: '2026-12-26', was: 'holiday', kind: 'instructional' },
    ]);
    expect(new Set(rows.map(({ school_id }) => school_id))).toEqual(new Set([schools.hill.id]));
  });

  it('K7 leaves a trace of what each day was', async () => {
    await put([christmas]);
    await put([{ from: '2026-12-24', to: '2026-12-24', kind: 'closure' }]);
    const { rows } = await app.admin.query(
      `select before, after, person_id from platform.audit_entries
       where subject_type = 'Calendar' and subject_id = $1 order by at desc limit 1`,
      [schools.hill.id],
    );
    expect(rows).toMatchObject([
      {
        before: { days: [{ date: '2026-12-24', kind: 'holiday' }] },
        after: { days: [{ date: '2026-12-24', kind: 'closure' }] },
        person_id: schools.hill.people.office.id,
      },
    ]);
  });

  it('is read by everyone of the school and kept by the office', async () => {
    await put([christmas]);
    for (const who of ['teacher', 'student', 'guardian', 'auditor'] as const) {
      const reader = hill.as(schools.hill.people[who]);
      expect(await days('', reader)).toHaveLength(3);
      for (const [verb, path, body] of [
        ['PUT', '/calendar/days', { spans: [christmas] }],
        ['PUT', '/calendar/days/2026-12-24', { kind: 'closure' }],
        ['DELETE', '/calendar/days/2026-12-24', undefined],
        ['POST', '/calendar/instructional-days', { from: '2026-12-01', to: '2026-12-31' }],
      ] as const)
        expect((await reader.call(verb, path, { body })).status).toBe(403);
    }
  });
});
