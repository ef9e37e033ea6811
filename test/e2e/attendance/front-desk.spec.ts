import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aClass, type TestClass } from '../../support/a-class.js';
import { inTheAfternoon } from '../../support/afternoon.js';
import { settled } from '../../support/settled.js';
import { RosterOffice, type ListOf } from '../../support/roster-office.js';
import { TestSocket } from '../../support/socket.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TwoSchools } from '../../support/two-schools.js';

interface Entry {
  readonly studentId: string;
  readonly mark: {
    readonly code: string;
    readonly minutesLate: number | null;
    readonly minutesEarly: number | null;
    readonly teacher: { readonly code: string } | null;
    readonly office: { readonly reason: string; readonly markedBy: string | null } | null;
  } | null;
  readonly desk: readonly { readonly kind: string; readonly at: string }[];
}
interface DeskEntry {
  readonly id: string;
  readonly date: string;
  readonly version: number;
  readonly withdrawnAt: string | null;
}

describe('the book of the front desk', () => {
  let app: TestApp;
  let schools: TwoSchools;
  let at: TestClass;
  let office: RosterOffice;
  let teacher: RosterOffice;
  let ada: string;
  let ben: string;
  let began: number;

  beforeAll(async () => {
    app = await TestApp.start();
    schools = await inTheAfternoon(app, await twoSchools(app));
    office = new RosterOffice(app, schools.hill);
    teacher = office.as(schools.hill.people.teacher);
  });
  beforeEach(async () => {
    at = await aClass(app, schools.hill, 2);
    [ada, ben] = at.students as [string, string];
    // A lesson of 45 minutes that is over since five.
    began = Math.floor(Date.now() / 60_000) * 60_000 - 50 * 60_000;
    await app.admin.query('update attendance.registers set starts_at = $2, ends_at = $3 where id = $1', [
      at.registerId,
      after(0),
      after(45),
    ]);
    await teacher.call('POST', path('/open'));
  });
  afterAll(() => app.stop());

  const path = (rest = '') => `/registers/${at.registerId}${rest}`;
  /** So many minutes after the lesson began. */
  const after = (minutes: number) => new Date(began + minutes * 60_000).toISOString();
  const write = async (studentId: string, kind: 'in' | 'out', minutes: number, more: object = {}) => {
    const body = { studentId, kind, at: after(minutes), reason: 'The bus', ...more };
    const answer = await office.call<DeskEntry>('POST', '/desk-entries', { body });
    expect(answer.status).toBe(201);
    return answer.body;
  };
  const mark = (...marks: [studentId: string, code: string][]) =>
    teacher.call('POST', path('/marks'), {
      body: { marks: marks.map(([studentId, code]) => ({ studentId, code, baseVersion: 0 })) },
    });
  const submit = () => teacher.call('POST', path('/submit'));
  const entryOf = async (studentId: string): Promise<Entry> =>
    (await teacher.get<{ entries: Entry[] }>(path())).body.entries.find(
      (entry) => entry.studentId === studentId,
    )!;
  const counts = async (studentId: string) => {
    const { mark: stands } = await entryOf(studentId);
    return stands && [stands.code, stands.minutesLate, stands.minutesEarly];
  };

  it('A9 makes who comes late late by the minutes, and who leaves early early by them', async () => {
    await mark([ada, 'A'], [ben, 'P']);
    await submit();
    await write(ada, 'in', 20);
    await write(ben, 'out', 30, { code: 'E' });
    expect(await counts(ada)).toEqual(['L', 20, null]);
    expect(await counts(ben)).toEqual(['P', null, 15]);
    expect((await entryOf(ada)).mark).toMatchObject({
      teacher: { code: 'A' },
      office: { reason: 'By the book of the front desk', markedBy: schools.hill.people.office.id },
    });
  });

  it('A7, A8 is shown on an open register, and said when it is submitted', async () => {
    await write(ada, 'in', 60 - 5);
    await write(ben, 'in', 10);
    expect((await entryOf(ada)).desk).toEqual([{ kind: 'in', at: expect.any(String) }]);
    expect(await counts(ada)).toBeNull();
    await mark([ben, 'P']);
    expect((await submit()).status).toBe(200);
    expect(await counts(ada)).toEqual(['A', null, null]);
    expect(await counts(ben)).toEqual(['L', 10, null]);
  });

  it('is taken back when it was a mistake, and follows what is written later', async () => {
    await mark([ada, 'P'], [ben, 'P']);
    await submit();
    const { id, version } = await write(ada, 'out', 10, { code: 'E' });
    expect(await counts(ada)).toEqual(['P', null, 35]);
    await write(ada, 'in', 30);
    expect(await counts(ada)).toEqual(['P', null, null]); // out and back within the lesson
    const crossedOut = await office.call<DeskEntry>('POST', `/desk-entries/${id}/withdraw`, {
      headers: { 'if-match': `"${version}"` },
    });
    expect(crossedOut).toMatchObject({ status: 200, body: { withdrawnAt: expect.any(String) } });
    expect(await counts(ada)).toEqual(['L', 30, null]);
    expect(await office.call('POST', `/desk-entries/${id}/withdraw`)).toMatchObject({
      status: 409,
      body: { code: 'attendance.desk_entry_withdrawn' },
    });
    const book = async (query: string) =>
      (await office.get<ListOf<DeskEntry>>(`/desk-entries?studentId=${ada}&date=${at.date}${query}`)).body
        .items;
    expect(await book('')).toHaveLength(1);
    expect(await book('&withdrawn=true')).toHaveLength(2);
  });

  it('beats the plan of an absence: who came after all is not absent', async () => {
    const absence = {
      studentId: ada,
      startsOn: at.date,
      endsOn: at.date,
      code: 'E',
      reason: 'At the doctor',
    };
    await office.make('/absences', absence);
    await write(ada, 'in', -5);
    await mark([ben, 'P']);
    expect(await submit()).toMatchObject({
      status: 409,
      body: { code: 'attendance.register_incomplete', facts: { missing: [{ studentId: ada }] } },
    });
    await mark([ada, 'P']);
    expect((await submit()).status).toBe(200);
    expect(await counts(ada)).toEqual(['P', null, null]);
  });

  it('answers each mistake by its own code', async () => {
    const post = (body: object) =>
      office.call('POST', '/desk-entries', {
        body: { studentId: ada, kind: 'in', reason: 'The bus', ...body },
      });
    expect(await post({ kind: 'out' })).toMatchObject({
      status: 422,
      body: { code: 'attendance.absence_code_not_usable', errors: [{ pointer: '/code' }] },
    });
    expect(await post({ at: '2099-01-01T08:00:00Z' })).toMatchObject({
      status: 422,
      body: { code: 'attendance.desk_entry_in_the_future' },
    });
    expect(await post({ studentId: schools.hill.id })).toMatchObject({
      status: 422,
      body: { code: 'attendance.student_not_reached' },
    });
    await write(ada, 'in', 20);
    expect(await post({ at: after(20) })).toMatchObject({
      status: 409,
      body: { code: 'attendance.desk_entry_exists' },
    });
    expect((await teacher.call('POST', '/desk-entries', { body: {} })).status).toBe(403);
    expect((await teacher.get('/desk-entries')).status).toBe(403);
    const lake = new RosterOffice(app, schools.lake);
    const { id } = await write(ben, 'in', 20);
    expect((await lake.get(`/desk-entries/${id}`)).status).toBe(404);
    expect((await lake.call('POST', `/desk-entries/${id}/withdraw`)).status).toBe(404);
  });

  it('counts the same whether the register is submitted before or after it is written', async () => {
    await mark([ada, 'A'], [ben, 'P']);
    const [submitted] = await Promise.all([submit(), write(ada, 'in', 20)]);
    expect(submitted.status).toBe(200);
    expect(await counts(ada)).toEqual(['L', 20, null]);
  });

  it('is seen at once by who has the register before them (L1)', async () => {
    await settled(app); // that the register was opened is no news
    const socket = await TestSocket.connect(app, schools.hill.people.teacher.token);
    const topic = `register:${at.registerId}`;
    expect(await socket.subscribe(topic)).toMatchObject({ ok: true });
    const { id } = await write(ada, 'in', 20);
    await office.call('POST', `/desk-entries/${id}/withdraw`);
    const [came, crossedOut] = await socket.received(topic, 2);
    expect(came).toMatchObject({
      type: 'attendance.desk_entry_recorded',
      data: { studentId: ada, kind: 'in' },
    });
    expect(crossedOut!.type).toBe('attendance.desk_entry_withdrawn');
    socket.close();
  });
});
