import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import pg from 'pg';
import { systemActor } from '#domain/kernel/actor';
import { newId } from '#domain/kernel/id';
import { dateIn, weekday } from '#domain/kernel/local-date';
import { GenerateRegistersCommand } from '../../../src/attendance/commands/generate-registers.command.js';
import { aClass, type TestClass } from '../../support/a-class.js';
import { waitingBehind } from '../../support/lock-waits.js';
import { RosterOffice } from '../../support/roster-office.js';
import { settled } from '../../support/settled.js';
import { TestApp } from '../../support/test-app.js';
import { somebody, twoSchools, type TestSchool } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

interface Register {
  readonly state: string;
  readonly title: string;
  readonly startsAt: string;
  readonly entries: { readonly studentId: string; readonly mark: object | null }[];
}

describe('the registers of the day and the roster', () => {
  let app: TestApp;
  let school: TestSchool;
  let office: RosterOffice;
  let at: TestClass;

  beforeAll(async () => {
    app = await TestApp.start();
    school = (await twoSchools(app)).hill;
    office = new RosterOffice(app, school);
  });
  beforeEach(async () => {
    at = await aClass(app, school, 4);
    await settled(app); // what the test before has changed aligns them as well, and would wait in another's stead
  });
  afterAll(() => app.stop());

  const path = (rest = '') => `/registers/${at.registerId}${rest}`;
  const read = async () => (await office.get<Register>(path())).body;
  const onIt = async () => (await read()).entries.map(({ studentId }) => studentId);
  const becomes = (what: (register: Register) => boolean, description: string) =>
    until(async () => what(await read()), description);
  const open = () => office.call('POST', path('/open'));
  const mark = (studentId: string, code = 'P') =>
    office.call('POST', path('/marks'), { body: { marks: [{ studentId, code, baseVersion: 0 }] } });
  const align = (on = school.id) =>
    app.app.get(CommandBus).execute(new GenerateRegistersCommand({}, systemActor(on)));
  /** An id of something that the class consists of. */
  const idOf = async (sql: string) =>
    (await app.admin.query<{ id: string }>(sql, [at.sectionId])).rows[0]!.id;
  const period = () => idOf('select period_id as id from roster.meetings where section_id = $1');
  const enrolmentOf = (student: string) =>
    idOf(`select id from roster.enrolments where section_id = $1 and student_id = '${student}'`);
  const newStudent = async () => {
    const { id } = await office.student();
    await office.enrolment({ sectionId: at.sectionId, studentId: id, startsOn: at.date });
    return id;
  };

  it('follow who leaves, who is away for a while and who comes back; whoever has a mark stays (A13)', async () => {
    const [leaves, pauses, marked] = at.students as [string, string, string];
    await open();
    await mark(marked);
    const change = async (student: string, verb: string, body: object) => {
      const answer = await office.call('POST', `/enrolments/${await enrolmentOf(student)}/${verb}`, { body });
      expect(answer.status).toBe(200);
    };
    const before = new Date(Date.parse(at.date) - 86_400_000).toISOString().slice(0, 10);
    await change(leaves, 'end', { on: before, as: 'withdrawn' });
    await change(marked, 'end', { on: before, as: 'withdrawn' });
    await change(pauses, 'suspend', { from: at.date });
    await becomes(({ entries }) => entries.length === 2, 'two to be gone');
    expect(await onIt()).toEqual([marked, at.students[3]]);
    await change(pauses, 'resume', { on: at.date });
    await becomes(({ entries }) => entries.length === 3, 'one to be back');
  });

  it('follow the bell, the name of the class, its meetings and the calendar', async () => {
    const bell = await office.call('PATCH', `/periods/${await period()}`, {
      body: { startsAt: '10:00', endsAt: '10:45' },
    });
    expect(bell.status).toBe(200);
    const ten = new Intl.DateTimeFormat('en-GB', { timeZone: school.timeZone, timeStyle: 'short' });
    await becomes(({ startsAt }) => ten.format(new Date(startsAt)) === '10:00', 'the register at ten');
    await office.call('PATCH', `/sections/${at.sectionId}`, { body: { title: 'Algebra' } });
    await becomes(({ title }) => title === 'Algebra', 'the new name');
    const meeting = await idOf('select id from roster.meetings where section_id = $1');
    const moved = { weekday: (weekday(at.date) % 7) + 1 };
    await office.call('PATCH', `/meetings/${meeting}`, { body: moved });
    await becomes(({ state }) => state === 'cancelled', 'no lesson today');
    await office.call('PATCH', `/meetings/${meeting}`, { body: { weekday: weekday(at.date) } });
    await becomes(({ state }) => state === 'scheduled', 'a lesson again');
    const today = `/calendar/days/${at.date}`;
    await office.call('PUT', today, { body: { kind: 'holiday' } });
    await becomes(({ state }) => state === 'cancelled', 'A6 no lesson on a holiday');
    await office.call('PUT', today, { body: { kind: 'instructional' } });
    await becomes(({ state }) => state === 'scheduled', 'a school day again');
  });

  it('leave a submitted register as it was', async () => {
    await open();
    for (const student of at.students) await mark(student);
    expect((await office.call('POST', path('/submit'))).status).toBe(200);
    const submitted = await read();
    await newStudent();
    await office.call('PATCH', `/sections/${at.sectionId}`, { body: { title: 'Another' } });
    await align();
    expect(await read()).toEqual(submitted);
  });

  it('agree with the roster in the end, however many changes and alignments meet', async () => {
    const leaving = await Promise.all(at.students.slice(0, 2).map(enrolmentOf));
    const before = new Date(Date.parse(at.date) - 86_400_000).toISOString().slice(0, 10);
    await Promise.all([
      ...Array.from({ length: 6 }, () => align()),
      ...Array.from({ length: 6 }, newStudent),
      ...leaving.map((id) =>
        office.call('POST', `/enrolments/${id}/end`, { body: { on: before, as: 'withdrawn' } }),
      ),
      ...Array.from({ length: 6 }, () => align()),
    ]);
    await becomes(({ entries }) => entries.length === 8, 'eight students');
    const { rows } = await app.admin.query<{ registers: number }>(
      'select count(*)::int as registers from attendance.registers where section_id = $1',
      [at.sectionId],
    );
    expect(rows).toEqual([{ registers: 1 }]);
  });

  describe('in a race', () => {
    let other: pg.Client;
    beforeEach(async () => {
      other = new pg.Client({ connectionString: app.adminUrl });
      await other.connect();
      await other.query('begin');
    });
    const letGo = async () => {
      await other.query('commit');
      await other.end();
    };
    /** Somebody waits for a lock of the other's. */
    const waits = (many = 1) => until(async () => (await waitingBehind(other)) >= many, 'somebody to wait');

    it('never fall back to what the roster was before somebody else aligned them', async () => {
      await other.query(
        `select pg_advisory_xact_lock(hashtextextended('registers ' || $1::text || $2::text, 0))`,
        [school.id, at.date],
      );
      const waiting = align();
      await waits();
      await app.admin.query(
        `with made as (insert into roster.people (school_id, id, roles, given_name, family_name)
           values ($1, gen_random_uuid(), '{student}', 'Late', 'Comer') returning id)
         insert into roster.enrolments (school_id, id, section_id, student_id, starts_on, state)
         select $1, gen_random_uuid(), $2, id, $3, 'active' from made`,
        [school.id, at.sectionId, at.date],
      );
      await letGo();
      expect(await waiting).toMatchObject({ entries: 1 });
    });

    it('A13 keep a student who is being marked when leaving', async () => {
      await open();
      const [student] = at.students as [string];
      await app.admin.query('delete from roster.enrolments where student_id = $1', [student]);
      await other.query('select from attendance.registers where id = $1 for share', [at.registerId]);
      await other.query(
        `insert into attendance.mark_revisions (school_id, date, register_id, student_id, revision, code, marked_at)
         values ($1, $2, $3, $4, 1, 'P', now())`,
        [school.id, at.date, at.registerId, student],
      );
      await other.query(
        `insert into attendance.marks (school_id, date, register_id, student_id, code, version, marked_at)
         values ($1, $2, $3, $4, 'P', 1, now())`,
        [school.id, at.date, at.registerId, student],
      );
      const waiting = align();
      await waits();
      await letGo();
      expect(await waiting).toMatchObject({ entries: 0 });
      expect(await onIt()).toContain(student);
    });

    it('A3 refuse the mark of a student who is just leaving', async () => {
      await open();
      const [student] = at.students as [string];
      await app.admin.query('delete from roster.enrolments where student_id = $1', [student]);
      await other.query('select from attendance.register_entries where student_id = $1 for update', [
        student,
      ]);
      const aligning = align();
      await waits();
      const marking = mark(student);
      await waits(2);
      await letGo();
      expect(await aligning).toMatchObject({ entries: 1 });
      expect(await marking).toMatchObject({ status: 422, body: { code: 'attendance.not_on_the_register' } });
      expect(await onIt()).not.toContain(student);
    });
  });

  it('K3 are of the day that it is at the school, on either side of the date line', async () => {
    const dates = [];
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
      const [id, districtId] = [newId(), newId()];
      await app.admin.query(`insert into identity.districts (id, name) values ($1, 'Far')`, [districtId]);
      await app.admin.query(
        `insert into identity.schools (id, district_id, name, time_zone) values ($1, $2, 'Far School', $3)`,
        [id, districtId, zone],
      );
      const place = { schoolId: id };
      const teacher = await somebody(app, 'teacher', place);
      const far = { id, districtId, name: 'Far School', timeZone: zone, people: { teacher } } as TestSchool;
      const made = await aClass(app, far);
      const register = await app.call<Register & { date: string }>(
        'GET',
        `/schools/${id}/registers/${made.registerId}`,
        { token: teacher.token },
      );
      expect(register.body.date).toBe(dateIn(zone, new Date()));
      expect(dateIn(zone, new Date(register.body.startsAt))).toBe(register.body.date);
      const opened = await app.call('POST', `/schools/${id}/registers/${made.registerId}/open`, {
        token: teacher.token,
      });
      expect(opened.status).toBe(200);
      const list = await app.call<{ items: object[] }>('GET', `/schools/${id}/registers`, {
        token: teacher.token,
      });
      expect(list.body.items).toHaveLength(1);
      dates.push(register.body.date);
    }
    expect(dates[0]! > dates[1]!).toBe(true);
  });
});
