import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RosterOffice, type ListOf, type Resource } from '../../support/roster-office.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TwoSchools } from '../../support/two-schools.js';

let app: TestApp;
let schools: TwoSchools;
let hill: RosterOffice;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  hill = new RosterOffice(app, schools.hill);
});
afterAll(() => app.stop());

const post = (path: string, body?: object) => hill.call('POST', path, { body });
const read = async (path: string) => (await hill.get(path)).body;
const eventsOf = async (id: string) => {
  const { rows } = await app.admin.query<{ type: string; data: Record<string, unknown> }>(
    'select type, data from platform.outbox where aggregate_id = $1 order by written',
    [id],
  );
  return rows;
};

describe('sections', () => {
  it('are placed in the terms of their own year', async () => {
    const year = await hill.year();
    const [autumn, spring, foreign] = await Promise.all([
      hill.term({ academicYearId: year.id }),
      hill.term({ academicYearId: year.id, title: 'Spring', startsOn: '2027-01-11', endsOn: '2027-06-30' }),
      hill.term(),
    ]);
    const { id } = await hill.section({ academicYearId: year.id });
    const place = (termIds: string[], version?: string) =>
      hill.call('PUT', `/sections/${id}/terms`, {
        body: { termIds },
        ...(version && { headers: { 'if-match': version } }),
      });
    const both = [autumn.id, spring.id].toSorted();
    expect(await place(both)).toMatchObject({ status: 200, body: { termIds: both, version: 2 } });
    expect(await place([spring.id], '"1"')).toMatchObject({ status: 412 });
    expect(await place([spring.id], '"2"')).toMatchObject({ body: { termIds: [spring.id], version: 3 } });
    expect(await place([foreign.id])).toMatchObject({ status: 404, body: { code: 'roster.term_not_found' } });
    const inSpring = await hill.get<ListOf<Resource>>(`/sections?termId=${spring.id}`);
    expect(inSpring.body.items.map((section) => section.id)).toEqual([id]);
    const { rows } = await app.admin.query(
      `select before, after from platform.audit_entries where subject_id = $1 order by at desc limit 1`,
      [id],
    );
    expect(rows).toEqual([{ before: { termIds: both }, after: { termIds: [spring.id] } }]);
  });

  it('end with everything in them, and stay readable', async () => {
    const { id: sectionId } = await hill.section();
    const enrolment = await hill.enrolment({ sectionId });
    const assignment = await hill.assignment({ sectionId });
    const meeting = await hill.meeting({ sectionId });
    const later = await hill.meeting({ sectionId, weekday: 4, startsOn: '2027-03-01' });
    const ended = await post(`/sections/${sectionId}/end`, { on: '2027-01-29' });
    expect(ended).toMatchObject({ status: 200, body: { status: 'ended', endsOn: '2027-01-29' } });
    expect(await read(`/enrolments/${enrolment.id}`)).toMatchObject({
      state: 'completed',
      endsOn: '2027-01-29',
    });
    expect(await read(`/teaching-assignments/${assignment.id}`)).toMatchObject({ endsOn: '2027-01-29' });
    expect(await read(`/meetings/${meeting.id}`)).toMatchObject({ endsOn: '2027-01-29' });
    expect((await hill.get(`/meetings/${later.id}`)).status).toBe(404);
    expect((await eventsOf(later.id)).at(-1)).toMatchObject({
      type: 'roster.meeting_changed',
      data: { is: null },
    });
    expect((await eventsOf(enrolment.id)).at(-1)).toMatchObject({
      type: 'roster.enrolment_ended',
      data: { sectionId, endsOn: '2027-01-29', state: 'completed' },
    });
    const over = { status: 409, body: { code: 'roster.section_ended' } };
    expect(await post(`/sections/${sectionId}/end`, { on: '2027-02-28' })).toMatchObject(over);
    expect(await hill.call('PATCH', `/sections/${sectionId}`, { body: { title: 'x' } })).toMatchObject(over);
    const { id: studentId } = await hill.student();
    const { id: teacherId } = await hill.teacher();
    const { id: periodId } = await hill.period();
    expect(await post('/enrolments', { sectionId, studentId })).toMatchObject(over);
    expect(await post('/teaching-assignments', { sectionId, teacherId })).toMatchObject(over);
    expect(await post('/meetings', { sectionId, periodId, weekday: 1 })).toMatchObject(over);
  });

  it('do not end before they start', async () => {
    const { id: sectionId } = await hill.section();
    expect(await post(`/sections/${sectionId}/end`, { on: '2026-08-01' })).toMatchObject({
      status: 422,
      body: { code: 'roster.section_dates_invalid', errors: [{ pointer: '/on' }] },
    });
  });

  it('count the students who attend today', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const around = { startsOn: '2020-01-01', endsOn: '2099-12-31' };
    const { rows } = await app.admin.query<{ id: string }>(
      `insert into roster.academic_years (id, school_id, title, starts_on, ends_on)
       values (gen_random_uuid(), $1, 'Around today', $2::date - 300, $2::date + 300) returning id`,
      [schools.hill.id, today],
    );
    const { id: sectionId } = await hill.section({ academicYearId: rows[0]!.id, ...around });
    const [here, away, planned, gone] = await Promise.all([
      hill.enrolment({ sectionId }),
      hill.enrolment({ sectionId }),
      hill.enrolment({ sectionId, state: 'pre-enrolled' }),
      hill.enrolment({ sectionId }),
    ]);
    await post(`/enrolments/${away.id}/suspend`, { from: '2021-01-01' });
    await post(`/enrolments/${gone.id}/end`, { on: '2021-01-01', as: 'withdrawn' });
    expect(await read(`/sections/${sectionId}`)).toMatchObject({ students: 1 });
    await post(`/enrolments/${planned.id}/activate`);
    await post(`/enrolments/${away.id}/resume`, { on: '2021-02-01' });
    expect(await read(`/sections/${sectionId}`)).toMatchObject({ students: 3 });
    expect(here.state).toBe('active');
  });
});

describe('the timetable', () => {
  it('holds a section on a weekday in a period once at a time', async () => {
    const meeting = await hill.meeting({ weekday: 2, endsOn: '2026-12-18' });
    const { sectionId, periodId } = meeting;
    const exists = { status: 409, body: { code: 'roster.meeting_exists' } };
    const again = { sectionId, periodId, weekday: 2 };
    expect(await post('/meetings', again)).toMatchObject(exists);
    expect((await post('/meetings', { ...again, startsOn: '2026-12-19' })).status).toBe(201);
    expect(
      await hill.call('PATCH', `/meetings/${meeting.id}`, { body: { endsOn: '2026-12-19' } }),
    ).toMatchObject(exists);
  });

  it('keeps meetings within their section', async () => {
    const meeting = await hill.meeting();
    const change = (body: object) => hill.call('PATCH', `/meetings/${meeting.id}`, { body });
    for (const dates of [{ startsOn: '2026-08-31' }, { endsOn: '2027-07-01' }, { endsOn: '2026-08-31' }])
      expect(await change(dates)).toMatchObject({
        status: 422,
        body: { code: 'roster.meeting_dates_invalid', errors: [{ pointer: '/endsOn' }] },
      });
    expect(meeting).toMatchObject({ startsOn: '2026-09-01', endsOn: '2027-06-30', startsAt: '08:00' });
  });

  it('K5 tells what a meeting was and what it is', async () => {
    const meeting = await hill.meeting({ weekday: 1 });
    await hill.call('PATCH', `/meetings/${meeting.id}`, { body: { weekday: 3 } });
    await hill.call('DELETE', `/meetings/${meeting.id}`);
    const { sectionId, periodId, startsOn, endsOn } = meeting;
    const on = (weekday: number) => ({ periodId, weekday, startsOn, endsOn });
    expect(await eventsOf(meeting.id)).toEqual([
      { type: 'roster.meeting_changed', data: { sectionId, was: null, is: on(1) } },
      { type: 'roster.meeting_changed', data: { sectionId, was: on(1), is: on(3) } },
      { type: 'roster.meeting_changed', data: { sectionId, was: on(3), is: null } },
    ]);
  });

  it('K5 tells of new bell times', async () => {
    const period = await hill.period();
    await hill.call('PATCH', `/periods/${period.id}`, { body: { endsAt: '08:50' } });
    expect(await eventsOf(period.id)).toEqual([
      { type: 'roster.period_changed', data: { name: period['name'], startsAt: '08:00', endsAt: '08:50' } },
    ]);
  });
});

describe('teaching assignments', () => {
  it('are for staff, once at a time, within the section', async () => {
    const assignment = await hill.assignment();
    const { sectionId, teacherId } = assignment;
    const assign = (body: object) => post('/teaching-assignments', { sectionId, teacherId, ...body });
    expect(await assign({})).toMatchObject({
      status: 409,
      body: { code: 'roster.teaching_assignment_exists' },
    });
    expect(await assign({ teacherId: (await hill.student()).id })).toMatchObject({
      status: 422,
      body: { code: 'roster.role_missing', errors: [{ pointer: '/teacherId' }] },
    });
    const change = (body: object) => hill.call('PATCH', `/teaching-assignments/${assignment.id}`, { body });
    expect(await change({ endsOn: '2027-07-01' })).toMatchObject({
      status: 422,
      body: { code: 'roster.teaching_dates_invalid' },
    });
    expect(await change({ role: 'co-teacher', endsOn: '2026-12-18' })).toMatchObject({
      status: 200,
      body: { role: 'co-teacher', endsOn: '2026-12-18' },
    });
    expect((await assign({ startsOn: '2026-12-19' })).status).toBe(201);
  });

  it('end and stay, and are undone when they were a mistake', async () => {
    const { id } = await hill.assignment();
    const end = (on: string) => post(`/teaching-assignments/${id}/end`, { on });
    expect(await end('2026-10-15')).toMatchObject({ status: 200, body: { endsOn: '2026-10-15' } });
    expect(await end('2026-08-31')).toMatchObject({ status: 200, body: { endsOn: '2026-08-31' } });
    expect(await end('2026-08-30')).toMatchObject({
      status: 422,
      body: { code: 'roster.teaching_dates_invalid', errors: [{ pointer: '/on' }] },
    });
    const types = (await eventsOf(id)).map(({ type }) => type);
    expect(types).toEqual(['roster.teaching_started', 'roster.teaching_ended', 'roster.teaching_ended']);
  });
});
