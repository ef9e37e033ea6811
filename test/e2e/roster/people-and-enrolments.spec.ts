import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RosterOffice } from '../../support/roster-office.js';
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
const patch = (path: string, body: object) => hill.call('PATCH', path, { body });
const read = async (path: string) => (await hill.get(path)).body;
const eventsOf = async (id: string) => {
  const { rows } = await app.admin.query<{ type: string; data: Record<string, unknown> }>(
    'select type, data from platform.outbox where aggregate_id = $1 order by written',
    [id],
  );
  return rows;
};

describe('people', () => {
  it('are shown by the name that they go by, and found by any of their names', async () => {
    const person = await hill.student({
      preferredName: 'Zuzanna',
      familyName: 'Łukasiewicz',
      grades: ['07'],
    });
    expect(person).toMatchObject({ displayName: 'Zuzanna Łukasiewicz', status: 'active', hasSignIn: false });
    for (const q of ['zuz', 'ŁUK', 'ada']) {
      const found = await hill.get<{ items: { id: string }[] }>(
        `/people?limit=200&grade=07&q=${encodeURIComponent(q)}`,
      );
      expect(found.body.items.map(({ id }) => id)).toEqual([person.id]);
    }
    expect((await hill.get<{ items: object[] }>('/people?q=%25')).body.items).toEqual([]);
  });

  it('A13 leave with a day: what they attend and teach ends on it, and stays', async () => {
    const student = await hill.student();
    const [current, past] = await Promise.all([
      hill.enrolment({ studentId: student.id }),
      hill.enrolment({ studentId: student.id, endsOn: '2026-10-15' }),
    ]);
    const left = await post(`/people/${student.id}/departure`, { on: '2026-11-30', as: 'transferred' });
    expect(left).toMatchObject({ status: 200, body: { status: 'left' } });
    expect(await read(`/enrolments/${current.id}`)).toMatchObject({
      state: 'transferred',
      endsOn: '2026-11-30',
    });
    expect(await read(`/enrolments/${past.id}`)).toMatchObject({
      state: 'transferred',
      endsOn: '2026-10-15',
    });
    const gone = { status: 409, body: { code: 'roster.person_has_left' } };
    expect(await post(`/people/${student.id}/departure`, { on: '2026-11-30' })).toMatchObject(gone);
    expect(await patch(`/people/${student.id}`, { phone: '1' })).toMatchObject(gone);
    const { id: sectionId } = await hill.section();
    expect(await post('/enrolments', { sectionId, studentId: student.id })).toMatchObject({
      status: 422,
      body: { code: 'roster.role_missing', errors: [{ pointer: '/studentId' }] },
    });
    expect(await post(`/people/${student.id}/return`)).toMatchObject({ body: { status: 'active' } });
    expect(await post(`/people/${student.id}/return`)).toMatchObject({
      status: 409,
      body: { code: 'roster.person_has_not_left' },
    });
    expect((await post('/enrolments', { sectionId, studentId: student.id })).status).toBe(201);
  });

  it('K5 tell others of each change of name or state', async () => {
    const { id } = await hill.teacher();
    await patch(`/people/${id}`, { preferredName: 'Prof.' });
    await post(`/people/${id}/departure`, { on: '2026-11-30' });
    expect(await eventsOf(id)).toMatchObject([
      { type: 'roster.person_added', data: { displayName: 'Emmy Noether', roles: ['staff'] } },
      { type: 'roster.person_changed', data: { displayName: 'Prof. Noether', status: 'active' } },
      { type: 'roster.person_changed', data: { status: 'left' } },
    ]);
  });

  it('keep a role in which they are needed', async () => {
    const { guardianId, studentId } = await hill.guardianLink();
    const { teacherId } = await hill.assignment();
    for (const id of [guardianId, studentId, teacherId]) {
      const { roles } = await read(`/people/${id}`);
      const others = ['student', 'staff', 'guardian'].filter((role) => !roles.includes(role));
      expect(await patch(`/people/${id}`, { roles: others })).toMatchObject({
        status: 409,
        body: { code: 'roster.role_in_use', facts: { roles } },
      });
      expect((await patch(`/people/${id}`, { roles: [...others, ...roles] })).status).toBe(200);
    }
  });
});

describe('guardian links', () => {
  it('join two people of fitting roles, once', async () => {
    const link = await hill.guardianLink();
    const { guardianId, studentId } = link;
    const join = (body: object) => post('/guardian-links', { guardianId, studentId, relation: 'x', ...body });
    expect(await join({})).toMatchObject({ status: 409, body: { code: 'roster.guardian_link_exists' } });
    expect(await join({ studentId: guardianId })).toMatchObject({
      status: 422,
      body: { code: 'roster.own_guardian', errors: [{ pointer: '/guardianId' }] },
    });
    expect(await join({ guardianId: (await hill.teacher()).id })).toMatchObject({
      status: 422,
      body: { code: 'roster.role_missing', errors: [{ pointer: '/guardianId' }] },
    });
    expect(link).toMatchObject({ guardianName: 'Annabella Byron', studentName: 'Ada Byron' });
  });

  it('K5 tell who sees a student, and who does no more', async () => {
    const { id, guardianId, studentId } = await hill.guardianLink();
    await hill.call('DELETE', `/guardian-links/${id}`);
    expect(await eventsOf(id)).toEqual([
      { type: 'roster.guardian_linked', data: { guardianId, studentId } },
      { type: 'roster.guardian_unlinked', data: { guardianId, studentId } },
    ]);
  });
});

describe('enrolments', () => {
  it('go from pre-enrolled to active, suspended, active again and withdrawn', async () => {
    const { id } = await hill.enrolment({ state: 'pre-enrolled', startsOn: '2026-09-07' });
    const step = async (verb: string, body?: object) => {
      const answer = await post(`/enrolments/${id}/${verb}`, body);
      return `${answer.status} ${answer.body.state ?? answer.body.code}`;
    };
    expect(await step('suspend', { from: '2026-10-05' })).toBe('409 roster.enrolment_state_wrong');
    expect(await step('activate')).toBe('200 active');
    expect(await step('activate')).toBe('409 roster.enrolment_state_wrong');
    expect(await step('suspend', { from: '2026-09-06' })).toBe('422 roster.enrolment_dates_invalid');
    expect(await step('suspend', { from: '2026-10-05' })).toBe('200 suspended');
    expect(await step('resume', { on: '2026-10-04' })).toBe('422 roster.enrolment_dates_invalid');
    expect(await step('resume', { on: '2026-10-12' })).toBe('200 active');
    expect(await step('resume', { on: '2026-10-13' })).toBe('409 roster.enrolment_state_wrong');
    expect(await step('end', { on: '2026-11-30', as: 'gone' })).toBe('422 platform.input_invalid');
    expect(await step('end', { on: '2026-11-30', as: 'withdrawn' })).toBe('200 withdrawn');
    expect(await step('suspend', { from: '2026-11-01' })).toBe('409 roster.enrolment_state_wrong');
    expect(await read(`/enrolments/${id}`)).toMatchObject({
      startsOn: '2026-09-07',
      endsOn: '2026-11-30',
      suspensions: [{ from: '2026-10-05', to: '2026-10-11' }],
      version: 5,
    });
    const types = (await eventsOf(id)).map(({ type }) => type.replace('roster.enrolment_', ''));
    expect(types).toEqual(['started', 'suspended', 'resumed', 'ended']);
  });

  it('move their dates while they go on, within the section', async () => {
    const { id } = await hill.enrolment();
    const move = (body: object) => patch(`/enrolments/${id}`, body);
    expect(await move({ startsOn: '2026-09-14', endsOn: '2026-12-18' })).toMatchObject({
      status: 200,
      body: { startsOn: '2026-09-14', endsOn: '2026-12-18' },
    });
    expect(await move({ endsOn: null })).toMatchObject({ status: 200, body: { endsOn: null } });
    const wrong = { status: 422, body: { code: 'roster.enrolment_dates_invalid' } };
    expect(await move({ startsOn: '2026-08-31' })).toMatchObject(wrong);
    expect(await move({ endsOn: '2026-09-13' })).toMatchObject(wrong);
    await post(`/enrolments/${id}/end`, { on: '2026-10-01', as: 'completed' });
    expect(await move({ endsOn: null })).toMatchObject({
      status: 409,
      body: { code: 'roster.enrolment_state_wrong', facts: { state: 'completed' } },
    });
    expect((await eventsOf(id)).filter(({ type }) => type === 'roster.enrolment_redated')).toHaveLength(2);
  });

  it('hold a student in a section once at a time', async () => {
    const { sectionId, studentId, id } = await hill.enrolment({ endsOn: '2026-12-18' });
    const exists = { status: 409, body: { code: 'roster.enrolment_exists' } };
    expect(await post('/enrolments', { sectionId, studentId, startsOn: '2026-12-18' })).toMatchObject(exists);
    expect((await post('/enrolments', { sectionId, studentId, startsOn: '2026-12-19' })).status).toBe(201);
    expect(await patch(`/enrolments/${id}`, { endsOn: '2026-12-19' })).toMatchObject(exists);
  });

  it('are for students, within the section', async () => {
    const { id: sectionId } = await hill.section();
    const { id: teacherId } = await hill.teacher();
    expect(await post('/enrolments', { sectionId, studentId: teacherId })).toMatchObject({
      status: 422,
      body: { code: 'roster.role_missing', errors: [{ pointer: '/studentId' }] },
    });
    const { id: studentId } = await hill.student();
    expect(await post('/enrolments', { sectionId, studentId, startsOn: '2027-07-01' })).toMatchObject({
      status: 422,
      body: { code: 'roster.enrolment_dates_invalid', errors: [{ pointer: '/startsOn' }] },
    });
  });

  it('that were a mistake end before they began, and make room for the right one', async () => {
    const { id, sectionId, studentId } = await hill.enrolment();
    const end = (on: string) => post(`/enrolments/${id}/end`, { on, as: 'withdrawn' });
    expect(await end('2026-08-30')).toMatchObject({ status: 422 });
    expect(await end('2026-08-31')).toMatchObject({ status: 200, body: { endsOn: '2026-08-31' } });
    expect((await post('/enrolments', { sectionId, studentId })).status).toBe(201);
  });

  it('tell who was enrolled on a day', async () => {
    const { id: sectionId } = await hill.section();
    const early = await hill.enrolment({ sectionId, endsOn: '2026-10-01' });
    const late = await hill.enrolment({ sectionId, startsOn: '2026-10-02' });
    const on = async (day: string) =>
      (
        await hill.get<{ items: { id: string }[] }>(`/enrolments?sectionId=${sectionId}&on=${day}`)
      ).body.items.map(({ id }) => id);
    expect(await on('2026-10-01')).toEqual([early.id]);
    expect(await on('2026-10-02')).toEqual([late.id]);
    expect(await on('2026-08-31')).toEqual([]);
  });
});
