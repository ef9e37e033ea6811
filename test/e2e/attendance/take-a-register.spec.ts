import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { aClass, type TestClass } from '../../support/a-class.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TwoSchools } from '../../support/two-schools.js';

interface Problem {
  code: string;
  errors?: { pointer: string }[];
  facts?: Record<string, unknown>;
}
interface Register {
  id: string;
  state: string;
  entries: { studentId: string; mark: { code: string; version: number; markedBy: string } | null }[];
}

describe('taking a register over REST', () => {
  let app: TestApp;
  let schools: TwoSchools;
  let hill: TestClass;
  let lake: TestClass;

  beforeAll(async () => {
    app = await TestApp.start();
    schools = await twoSchools(app);
  });
  beforeEach(async () => {
    hill = await aClass(app, schools.hill);
    lake = await aClass(app, schools.lake);
  });
  afterAll(() => app.stop());

  const teacher = () => schools.hill.people.teacher.token;
  const path = (at: TestClass, rest = '') => `/schools/${at.schoolId}/registers/${at.registerId}${rest}`;
  const open = (at = hill, token = teacher()) => app.call('POST', path(at, '/open'), { token });
  const submit = (at = hill, token = teacher()) =>
    app.call<Problem & Register>('POST', path(at, '/submit'), { token });
  const wish = (studentId: string, code = 'P', baseVersion = 0) => ({ studentId, code, baseVersion });
  const mark = (marks: object[], { at = hill, token = teacher(), headers = {} } = {}) =>
    app.call<Problem & { marks: { version: number }[] }>('POST', path(at, '/marks'), {
      token,
      body: { marks },
      headers,
    });
  const read = async (at = hill, token = teacher()) =>
    (await app.call<Register>('GET', path(at), { token })).body;
  const codes = async () =>
    (await read()).entries.map(({ mark: standing }) => standing?.code ?? '-').join('');

  it('goes from scheduled to submitted: the day’s list, open, one mark, the class, submit', async () => {
    const list = await app.call<{ items: Register[] }>(
      'GET',
      `/schools/${hill.schoolId}/registers?mine=true&limit=200`,
      {
        token: teacher(),
      },
    );
    expect(list.body.items.find(({ id }) => id === hill.registerId)).toMatchObject({ state: 'scheduled' });
    expect(await open()).toMatchObject({ status: 200, body: { state: 'open' } });
    expect(await mark([wish(hill.students[0]!, 'A')])).toMatchObject({
      status: 200,
      body: { marks: [{ version: 1 }] },
    });
    const rest = hill.students.slice(1).map((student) => wish(student));
    expect((await mark(rest)).status).toBe(200);
    expect(await codes()).toBe('APPPPP');
    expect(await submit()).toMatchObject({ status: 200, body: { state: 'submitted' } });
    const tallied = await app.call<{ items: { id: string }[] }>(
      'GET',
      `/schools/${hill.schoolId}/registers?limit=200`,
      {
        token: teacher(),
      },
    );
    expect(tallied.body.items.find(({ id }) => id === hill.registerId)).toMatchObject({
      entries: 6,
      marked: 6,
      codes: [
        { code: 'A', students: 1 },
        { code: 'P', students: 5 },
      ],
    });
  });

  it('A4 writes down who marked, and takes no such input', async () => {
    await open();
    const forged = await mark([{ ...wish(hill.students[0]!), markedBy: schools.hill.people.admin.id }]);
    expect(forged).toMatchObject({ status: 422, body: { errors: [{ pointer: '/marks/0/markedBy' }] } });
    await mark([wish(hill.students[0]!)]);
    expect((await read()).entries[0]!.mark).toMatchObject({ markedBy: schools.hill.people.teacher.id });
  });

  it('answers each mistake by its own code and names the field', async () => {
    const [student] = hill.students;
    expect(await mark([wish(student!)])).toMatchObject({
      status: 409,
      body: { code: 'attendance.register_not_open' },
    });
    expect(await submit()).toMatchObject({ status: 409, body: { code: 'attendance.register_not_open' } });
    await open();
    expect(await open()).toMatchObject({ status: 409, body: { code: 'attendance.register_not_scheduled' } });
    expect(await mark([wish(student!), wish(newId())])).toMatchObject({
      status: 422,
      body: { code: 'attendance.not_on_the_register', errors: [{ pointer: '/marks/1/studentId' }] },
    });
    expect(await mark([wish(student!, 'Q')])).toMatchObject({
      status: 422,
      body: { code: 'attendance.code_not_usable', errors: [{ pointer: '/marks/0/code' }] },
    });
    expect(await mark([{ ...wish(student!, 'L'), minutesLate: 46 }])).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/marks/0/minutesLate' }] },
    });
    expect(await mark([wish(student!), wish(student!)])).toMatchObject({
      status: 422,
      body: { code: 'platform.input_invalid' },
    });
    expect(await mark([])).toMatchObject({ status: 422, body: { errors: [{ pointer: '/marks' }] } });
    expect(await codes()).toBe('------');
  });

  it('A8, A14 submits nothing incomplete and lists who is missing', async () => {
    await open();
    await mark(hill.students.slice(1).map((student) => wish(student)));
    const refused = await submit();
    expect(refused).toMatchObject({ status: 409, body: { code: 'attendance.register_incomplete' } });
    expect(refused.body.facts).toEqual({
      missing: [{ studentId: hill.students[0], displayName: 'Student Number 0001' }],
    });
  });

  it('L2 lets two teachers mark at once: different students both count, the same student conflicts with both values', async () => {
    await open();
    const [first, second] = hill.students as [string, string];
    const office = schools.hill.people.office.token;
    const both = await Promise.all([mark([wish(first)]), mark([wish(second, 'A')], { token: office })]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const race = await Promise.all([
      mark([wish(first, 'A', 1)]),
      mark([wish(first, 'E', 1)], { token: office }),
    ]);
    expect(new Set(race.map(({ status }) => status))).toEqual(new Set([200, 409]));
    const [winner, loser] = race[0].status === 200 ? ['A', 'E'] : ['E', 'A'];
    expect(race.find(({ status }) => status === 409)!.body).toMatchObject({
      code: 'attendance.mark_conflict',
      facts: {
        conflicts: [{ studentId: first, yours: { code: loser }, theirs: { code: winner, version: 2 } }],
      },
    });
  });

  it('A1, A2 keeps one mark a student and gapless revisions under a storm of marks', async () => {
    await open();
    const [student] = hill.students as [string];
    const storm = Array.from({ length: 24 }, (_, i) =>
      mark([wish(student, 'PAE'[i % 3], Math.floor(i / 6))]),
    );
    const answers = await Promise.all(storm);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
    const { rows } = await app.admin.query(
      `select (select count(*)::int from attendance.marks where register_id = $1 and student_id = $2) as marks,
         (select version from attendance.marks where register_id = $1 and student_id = $2) as version,
         array_agg(revision order by revision) as revisions
       from attendance.mark_revisions where register_id = $1 and student_id = $2`,
      [hill.registerId, student],
    );
    const { marks, version, revisions } = rows[0] as { marks: number; version: number; revisions: number[] };
    expect(marks).toBe(1);
    expect(revisions).toEqual(Array.from({ length: version }, (_, i) => i + 1));
  });

  it('never submits a register while a mark is under way, nor marks a submitted one', async () => {
    await open();
    await mark(hill.students.map((student) => wish(student)));
    const marks = hill.students.map((student) => mark([wish(student, 'A', 1)]));
    const [submitted, ...marked] = await Promise.all([submit(), ...marks]);
    expect(submitted.status).toBe(200);
    for (const { status } of marked) expect([200, 409]).toContain(status);
    const { rows } = await app.admin.query<{ late: number }>(
      `select count(*)::int as late from attendance.mark_revisions v join attendance.registers r on r.id = v.register_id
       where r.id = $1 and v.revision > 1 and v.marked_at > r.submitted_at + interval '5 seconds'`,
      [hill.registerId],
    );
    expect(rows[0]!.late).toBe(0);
    expect((await mark([wish(hill.students[0]!, 'E', 2)])).body.code).toBe('attendance.register_not_open');
  });

  it('K4 does a repeated request once, also when both come at the same moment', async () => {
    await open();
    const headers = { 'idempotency-key': `twice-${newId()}` };
    const [student] = hill.students as [string];
    const twins = await Promise.all([mark([wish(student)], { headers }), mark([wish(student)], { headers })]);
    expect(twins.map(({ status }) => status)).toEqual([200, 200]);
    expect(twins[0].body).toEqual(twins[1].body);
    expect(new Set(twins.map((twin) => twin.headers.get('idempotency-replayed')))).toEqual(
      new Set(['true', null]),
    );
    const other = await mark([wish(student, 'A', 1)], { headers });
    expect(other).toMatchObject({ status: 422, body: { code: 'platform.idempotency_key_reused' } });
  });

  it('K1 is another school’s business to nobody: its registers are not there, and yours take none of its students', async () => {
    await open();
    expect((await app.call('GET', path(lake), { token: teacher() })).status).toBe(404);
    const crossed = `/schools/${hill.schoolId}/registers/${lake.registerId}`;
    for (const call of [
      () => app.call<Problem>('GET', crossed, { token: teacher() }),
      () => app.call<Problem>('POST', `${crossed}/open`, { token: teacher() }),
      () => app.call<Problem>('POST', `${crossed}/submit`, { token: schools.hill.people.office.token }),
      () =>
        app.call<Problem>('POST', `${crossed}/marks`, {
          token: teacher(),
          body: { marks: [wish(lake.students[0]!)] },
        }),
    ]) {
      expect(await call()).toMatchObject({ status: 404, body: { code: 'attendance.register_not_found' } });
    }
    expect((await mark([wish(lake.students[0]!)])).body.code).toBe('attendance.not_on_the_register');
  });

  it('is for those whose role allows it, and for teachers only where they teach', async () => {
    const { student, guardian, auditor, office } = schools.hill.people;
    for (const { token } of [student, guardian, auditor]) expect((await open(hill, token)).status).toBe(403);
    expect((await app.call('GET', path(hill), { token: auditor.token })).status).toBe(200);
    await app.admin.query('delete from roster.teaching_assignments where section_id = $1', [hill.sectionId]);
    expect((await open()).status).toBe(404);
    expect((await open(hill, office.token)).status).toBe(200);
    expect((await app.call('POST', path(hill, '/open'))).status).toBe(401);
  });
});
