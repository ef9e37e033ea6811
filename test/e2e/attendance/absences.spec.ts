import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { addDays } from '#domain/kernel/local-date';
import { aClass, type TestClass } from '../../support/a-class.js';
import { looksAfter, signsInAs } from '../../support/families.js';
import { settled } from '../../support/settled.js';
import { RosterOffice, type ListOf } from '../../support/roster-office.js';
import { TestSocket } from '../../support/socket.js';
import { TestApp } from '../../support/test-app.js';
import { somebody, twoSchools, type TestPerson, type TwoSchools } from '../../support/two-schools.js';

interface Absence {
  readonly id: string;
  readonly state: string;
  readonly kind: string;
  readonly code: string | null;
  readonly studentId: string;
  readonly version: number;
}
interface Entry {
  readonly studentId: string;
  readonly mark: {
    readonly code: string;
    readonly version: number;
    readonly teacher: { readonly code: string } | null;
    readonly office: {
      readonly code: string;
      readonly reason: string;
      readonly markedBy: string | null;
    } | null;
  } | null;
  readonly expected: { readonly absenceId: string; readonly code: string } | null;
}

describe('absences that are known', () => {
  let app: TestApp;
  let schools: TwoSchools;
  let at: TestClass;
  let office: RosterOffice;
  let teacher: RosterOffice;
  let guardian: RosterOffice;
  /** The child of the guardian, and two others. */
  let child: string;
  let second: string;
  let third: string;

  beforeAll(async () => {
    app = await TestApp.start();
    schools = await twoSchools(app);
    office = new RosterOffice(app, schools.hill);
    teacher = office.as(schools.hill.people.teacher);
  });
  beforeEach(async () => {
    at = await aClass(app, schools.hill, 3);
    [child, second, third] = at.students as [string, string, string];
    const parent = await somebody(app, 'guardian', { schoolId: schools.hill.id });
    await looksAfter(app, schools.hill, parent, child);
    guardian = office.as(parent);
  });
  afterAll(() => app.stop());

  const wish = (studentId: string, more: object = {}) => ({
    studentId,
    startsOn: at.date,
    endsOn: at.date,
    reason: 'At the doctor',
    ...more,
  });
  const ask = (who: RosterOffice, studentId: string, more: object = {}) =>
    who.call<Absence>('POST', '/absences', { body: wish(studentId, more) });
  const act = (id: string, verb: string, body: object = {}, who = office) =>
    who.call<Absence>('POST', `/absences/${id}/${verb}`, { body });
  const record = async (studentId: string, more: object = {}) => {
    const answer = await ask(office, studentId, { code: 'E', ...more });
    expect(answer).toMatchObject({ status: 201, body: { state: 'approved' } });
    return answer.body.id;
  };
  const path = (rest = '') => `/registers/${at.registerId}${rest}`;
  const open = () => teacher.call('POST', path('/open'));
  const mark = (...marks: [studentId: string, code: string][]) =>
    teacher.call('POST', path('/marks'), {
      body: { marks: marks.map(([studentId, code]) => ({ studentId, code, baseVersion: 0 })) },
    });
  const submit = () => teacher.call('POST', path('/submit'));
  const entryOf = async (studentId: string, who = teacher): Promise<Entry> =>
    (await who.get<{ entries: Entry[] }>(path())).body.entries.find(
      (entry) => entry.studentId === studentId,
    )!;
  const standing = async (studentId: string) => {
    const { mark: stands } = await entryOf(studentId);
    return [stands?.teacher?.code ?? '-', stands?.office?.code ?? '-', stands?.code ?? '-'].join('');
  };

  it('are asked for by a guardian, decided by the office, and expected on the register', async () => {
    const asked = await ask(guardian, child);
    expect(asked).toMatchObject({ status: 201, body: { state: 'requested', kind: 'planned', code: null } });
    expect((await entryOf(child)).expected).toBeNull();
    const inbox = await office.get<ListOf<Absence>>('/absences?state=requested');
    expect(inbox.body.items.map(({ id }) => id)).toContain(asked.body.id);
    const approved = await act(asked.body.id, 'approve', { code: 'E', decisionNote: 'Get well' });
    expect(approved).toMatchObject({ status: 200, body: { state: 'approved', code: 'E', version: 2 } });
    expect((await entryOf(child)).expected).toMatchObject({
      absenceId: asked.body.id,
      code: 'E',
      label: 'Excused',
    });
    expect((await entryOf(second)).expected).toBeNull();
    await act(asked.body.id, 'withdraw');
    expect((await entryOf(child)).expected).toBeNull();
  });

  it('A7, A8 say what is missing when the register is submitted, and nothing over who was seen', async () => {
    for (const student of at.students) await record(student);
    await open();
    await mark([second, 'A'], [third, 'P']);
    expect((await submit()).status).toBe(200);
    expect(await standing(child)).toBe('-EE');
    expect(await standing(second)).toBe('AEE');
    expect(await standing(third)).toBe('P-P');
    expect((await entryOf(child)).mark!.office).toMatchObject({
      markedBy: null,
      reason: 'A planned absence',
    });
  });

  it('A8 leave a register incomplete where nobody is expected to be absent', async () => {
    await record(child);
    await open();
    await mark([second, 'P']);
    expect(await submit()).toMatchObject({
      status: 409,
      body: { code: 'attendance.register_incomplete', facts: { missing: [{ studentId: third }] } },
    });
    expect(await standing(child)).toBe('---');
  });

  it('A2 approved late amend the submitted register with a reason, follow each change, and go when withdrawn', async () => {
    await open();
    await mark([child, 'A'], [second, 'P'], [third, 'A']);
    await submit();
    const { body } = await ask(guardian, child);
    expect(await standing(child)).toBe('A-A');
    await act(body.id, 'approve', { code: 'E' });
    expect(await standing(child)).toBe('AEE');
    expect((await entryOf(child)).mark!.office).toMatchObject({
      reason: 'A planned absence',
      markedBy: schools.hill.people.office.id,
    });
    const change = (changes: object) => office.call('PATCH', `/absences/${body.id}`, { body: changes });
    const tomorrow = addDays(at.date, 1);
    await change({ startsOn: tomorrow, endsOn: tomorrow });
    expect(await standing(child)).toBe('A-A');
    await change({ startsOn: at.date });
    expect(await standing(child)).toBe('AEE');
    expect(await standing(third)).toBe('A-A');
    await act(body.id, 'withdraw');
    expect(await standing(child)).toBe('A-A');
    const { rows } = await app.admin.query<{ said: string[]; reasons: number }>(
      `select array_agg(coalesce(code, '-') order by revision) as said, count(reason)::int as reasons
       from attendance.mark_revisions where register_id = $1 and student_id = $2`,
      [at.registerId, child],
    );
    expect(rows[0]).toEqual({ said: ['A', 'E', '-', 'E', '-'], reasons: 4 });
  });

  it('A8 withdrawn over no word of the teacher leave an absence without a reason', async () => {
    const id = await record(child);
    await open();
    await mark([second, 'P'], [third, 'P']);
    await submit();
    await act(id, 'withdraw');
    expect(await standing(child)).toBe('-AA');
    await record(child);
    expect(await standing(child)).toBe('-EE');
  });

  it('leave alone what the office has said since', async () => {
    const id = await record(child);
    await open();
    await mark([second, 'P'], [third, 'P']);
    await submit();
    const { version } = (await entryOf(child)).mark!;
    const override = { studentId: child, code: 'P', baseVersion: version, reason: 'Was in the library' };
    await office.call('POST', path('/overrides'), { body: { marks: [override] } });
    await act(id, 'withdraw');
    expect(await standing(child)).toBe('-PP');
  });

  it('A5 do not touch a locked register; reopened and submitted again it says them', async () => {
    await open();
    await mark([child, 'A'], [second, 'P'], [third, 'P']);
    await submit();
    await app.admin.query(
      `update attendance.registers set state = 'locked', version = version + 1 where id = $1`,
      [at.registerId],
    );
    await record(child);
    expect(await standing(child)).toBe('A-A');
    const admin = office.as(schools.hill.people.admin);
    expect((await admin.call('POST', path('/reopen'), { body: { reason: 'A note' } })).status).toBe(200);
    expect((await admin.call('POST', path('/submit'))).status).toBe(200);
    expect(await standing(child)).toBe('AEE');
  });

  it('explain afterwards as a note', async () => {
    await open();
    await mark([child, 'A'], [second, 'P'], [third, 'P']);
    await submit();
    await app.admin.query(
      // As if it had been yesterday: a day later nothing else is different.
      `update attendance.absences set kind = 'note' where id = $1`,
      [(await ask(guardian, child, { note: 'She had a fever.\nI forgot to call.' })).body.id],
    );
    const [note] = (await guardian.get<ListOf<Absence>>('/absences?kind=note')).body.items;
    await act(note!.id, 'approve', { code: 'E' });
    expect((await entryOf(child)).mark!.office).toMatchObject({ code: 'E', reason: 'Explained by a note' });
    const yesterday = addDays(at.date, -1);
    const late = await ask(guardian, child, { startsOn: yesterday, endsOn: yesterday });
    expect(late.body.kind).toBe('note');
  });

  it('may be a part of the day: at least half of a session, by the clock or by the bell', async () => {
    // The class meets from 08:00 to 08:45.
    const less = await record(child, { parts: [{ startsAt: '07:00', endsAt: '08:22' }] });
    expect((await entryOf(child)).expected).toBeNull();
    const half = { parts: [{ startsAt: '08:00', endsAt: '08:23' }] };
    expect((await office.call('PATCH', `/absences/${less}`, { body: half })).status).toBe(200);
    expect((await entryOf(child)).expected).not.toBeNull();
    const later = await office.period({ startsAt: '10:00', endsAt: '10:45' });
    const { rows } = await app.admin.query<{ id: string }>(
      'select period_id as id from roster.meetings where section_id = $1',
      [at.sectionId],
    );
    await record(second, { periodIds: [later.id] });
    await record(third, { periodIds: [rows[0]!.id] });
    expect((await entryOf(second)).expected).toBeNull();
    expect((await entryOf(third)).expected).not.toBeNull();
  });

  it('need nothing kept in line: who joins the class later is expected to be absent there as well', async () => {
    const { id } = await office.student();
    await record(id);
    await office.enrolment({ sectionId: at.sectionId, studentId: id, startsOn: at.date });
    await aClass(app, schools.hill, 1); // brings the day in line
    expect((await entryOf(id)).expected).not.toBeNull();
  });

  it('do not overlap, also when two are asked for at once', async () => {
    const whole = (startsOn: string, endsOn: string) => ({ startsOn, endsOn });
    const [monday, friday] = ['2027-03-01', '2027-03-05'];
    const both = await Promise.all([
      ask(guardian, child, whole(monday, friday)),
      ask(office, child, whole(friday, friday)),
    ]);
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([201, 409]));
    expect(both.find(({ status }) => status === 409)!.body).toMatchObject({
      code: 'attendance.absence_overlaps',
    });
    const morning = { ...whole('2027-03-08', '2027-03-08'), parts: [{ startsAt: '08:00', endsAt: '12:00' }] };
    const evening = { ...morning, parts: [{ startsAt: '12:00', endsAt: '16:00' }] };
    expect((await ask(guardian, child, morning)).status).toBe(201);
    const afternoon = await ask(guardian, child, evening);
    expect(afternoon.status).toBe(201);
    const longer = { parts: [{ startsAt: '11:59', endsAt: '16:00' }] };
    expect(await guardian.call('PATCH', `/absences/${afternoon.body.id}`, { body: longer })).toMatchObject({
      status: 409,
    });
    await act(afternoon.body.id, 'decline', { decisionNote: 'No' });
    expect((await ask(guardian, child, evening)).status).toBe(201);
  });

  it('are asked for by a teacher for those in the class, and by a guardian for the own child', async () => {
    const refused = { status: 422, body: { code: 'attendance.student_not_reached' } };
    const stranger = (await office.student()).id;
    expect(await ask(guardian, second)).toMatchObject(refused);
    expect(await ask(teacher, stranger)).toMatchObject(refused);
    expect(await ask(office, schools.hill.id)).toMatchObject(refused);
    expect(await ask(teacher, second)).toMatchObject({ status: 201, body: { state: 'requested' } });
    expect(await ask(guardian, child, { code: 'E' })).toMatchObject({
      status: 201,
      body: { state: 'requested' },
    });
    const student = office.as(schools.hill.people.student);
    expect((await ask(student, second)).status).toBe(403);
  });

  it('are seen by who looks after the student, who is it, and who asked; everybody else finds nothing', async () => {
    const pupil: TestPerson = await somebody(app, 'student', { schoolId: schools.hill.id });
    await signsInAs(app, schools.hill, pupil, child);
    const { id } = (await ask(guardian, child)).body;
    const others = (await ask(teacher, second)).body.id;
    const sees = async (who: RosterOffice) =>
      (await who.get<ListOf<Absence>>('/absences?limit=200')).body.items
        .map((absence) => absence.id)
        .filter((one) => [id, others].includes(one));
    expect(await sees(guardian)).toEqual([id]);
    expect(await sees(office.as(pupil))).toEqual([id]);
    expect(await sees(teacher)).toEqual([others]);
    expect(await sees(office.as(schools.hill.people.auditor))).toEqual([others, id]);
    expect((await guardian.get(`/absences/${others}`)).status).toBe(404);
    expect((await teacher.get(`/absences/${id}`)).status).toBe(404);
    expect((await act(others, 'withdraw', {}, guardian)).status).toBe(404);
    expect((await act(id, 'withdraw', {}, teacher)).status).toBe(404);
    expect((await act(id, 'approve', { code: 'E' }, guardian)).status).toBe(403);
    const lake = new RosterOffice(app, schools.lake);
    expect((await lake.get(`/absences/${id}`)).status).toBe(404);
    await app.admin.query('delete from roster.guardian_links where student_id = $1', [child]);
    expect((await act(id, 'withdraw', {}, guardian)).status).toBe(404);
  });

  it('answer each mistake by its own code', async () => {
    const { id } = (await ask(guardian, child)).body;
    const code = { code: 'attendance.absence_code_not_usable' };
    expect(await act(id, 'approve')).toMatchObject({ status: 422, body: code });
    expect(await act(id, 'approve', { code: 'L' })).toMatchObject({ status: 422, body: code });
    expect(await act(id, 'approve', { code: 'QQ' })).toMatchObject({ status: 422, body: code });
    expect(await ask(office, second, { endsOn: addDays(at.date, -1) })).toMatchObject({
      status: 422,
      body: { code: 'attendance.absence_dates_invalid' },
    });
    const backwards = { parts: [{ startsAt: '10:00', endsAt: '09:00' }] };
    expect(await ask(office, second, backwards)).toMatchObject({
      status: 422,
      body: { code: 'attendance.day_parts_invalid' },
    });
    const stale = await office.call('POST', `/absences/${id}/decline`, {
      body: { decisionNote: 'No' },
      headers: { 'if-match': '"7"' },
    });
    expect(stale.status).toBe(412);
    await act(id, 'approve', { code: 'E' });
    expect(await act(id, 'decline', { decisionNote: 'No' })).toMatchObject({
      status: 409,
      body: { code: 'attendance.absence_not_in_state' },
    });
    expect(await act(id, 'withdraw', {}, guardian)).toMatchObject({
      status: 409,
      body: { code: 'attendance.absence_has_begun' },
    });
  });

  it('count the same whether the register is submitted before or after they are approved', async () => {
    await open();
    await mark([child, 'A'], [second, 'P'], [third, 'P']);
    const { id } = (await ask(guardian, child)).body;
    const [submitted, approved] = await Promise.all([submit(), act(id, 'approve', { code: 'E' })]);
    expect([submitted.status, approved.status]).toEqual([200, 200]);
    expect(await standing(child)).toBe('AEE');
  });

  it('are shown live: on the register who is expected, in the office what is to be decided (L1)', async () => {
    await settled(app); // what the tests before have done is no news
    const board = await TestSocket.connect(app, schools.hill.people.office.token);
    const room = await TestSocket.connect(app, schools.hill.people.teacher.token);
    const inbox = `school:${schools.hill.id}:absences`;
    expect(await room.subscribe(inbox)).toMatchObject({ ok: false, problem: { status: 403 } });
    expect(await board.subscribe(inbox)).toMatchObject({ ok: true });
    expect(await room.subscribe(`register:${at.registerId}`)).toMatchObject({ ok: true });
    const { id } = (await ask(guardian, child)).body;
    await act(id, 'approve', { code: 'E' });
    await act(id, 'withdraw');
    const expected = await room.received(`register:${at.registerId}`, 2);
    const of = (code: string | null) => ({ registerId: at.registerId, studentId: child, code });
    expect(expected.map(({ data }) => data)).toEqual([of('E'), of(null)]);
    const seen = await board.received(inbox, 3);
    expect(seen.map(({ data }) => data['state'])).toEqual(['requested', 'approved', 'withdrawn']);
    board.close();
    room.close();
  });
});
