import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aClass, type TestClass } from '../../support/a-class.js';
import { inTheAfternoon } from '../../support/afternoon.js';
import { settled } from '../../support/settled.js';
import { ClassAtWork, mailsTo, makeRounds, sendBy, told } from '../../support/telling.js';
import { TestSocket } from '../../support/socket.js';
import { countStatements } from '../../support/statements.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TestPerson, type TestSchool, type TwoSchools } from '../../support/two-schools.js';

interface Wall {
  items: { registerId: string; state: string; teachers: { displayName: string }[] }[];
  next?: string;
}

let app: TestApp;
let schools: TwoSchools;
let hill: TestClass;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await inTheAfternoon(app, await twoSchools(app));
  for (const school of [schools.hill, schools.lake]) await choose({ digestOn: false }, school);
});
beforeEach(async () => {
  await told(app); // whatever the test before has caused
  await app.admin.query(
    'truncate attendance.overdue_registers, attendance.daily_rounds, attendance.notifications',
  );
  // The classes of the test before do not meet any more, whatever the hour is at which these tests run.
  await app.admin.query('delete from roster.meetings');
  hill = await aClass(app, schools.hill, 2);
  await startsIn(hill.registerId, -20);
});
afterAll(() => app.stop());

/** Moves a session so that it begins so many minutes from now, and lasts 45. Making another class moves it back. */
async function startsIn(registerId: string, minutes: number): Promise<void> {
  await app.admin.query(
    `update attendance.registers set starts_at = date_trunc('second', now()) + $2 * interval '1 minute',
       ends_at = date_trunc('second', now()) + ($2 + 45) * interval '1 minute' where id = $1`,
    [registerId, minutes],
  );
}

/** Looks at the clock; answers how many registers have come to be overdue in both schools. */
async function look(times = 1): Promise<number> {
  const count = async () => (await app.admin.query('select from attendance.overdue_registers')).rows.length;
  const before = await count();
  await makeRounds(app, times);
  return (await count()) - before;
}
const wall = (
  person: TestPerson = schools.hill.people.office,
  school: TestSchool = schools.hill,
  query = '',
) => app.call<Wall>('GET', `/schools/${school.id}/registers-not-taken${query}`, { token: person.token });
const onWall = async () => (await wall()).body.items.map(({ registerId }) => registerId);
const choose = (body: object, { id, people } = schools.hill) =>
  app.call('PATCH', `/schools/${id}/notification-settings`, { token: people.admin.token, body });
const reminders = async (person: TestPerson = schools.hill.people.teacher) =>
  (await mailsTo(app, person)).filter(({ subject }) => subject.startsWith('Register not taken'));

describe('a register that nobody has taken in time', () => {
  it('comes onto the wall of its school, and its teacher is reminded, once', async () => {
    const before = (await reminders()).length;
    expect(await look()).toBe(1);
    expect(await look()).toBe(0);
    await told(app);
    expect((await wall()).body).toEqual({
      items: [
        expect.objectContaining({
          registerId: hill.registerId,
          state: 'scheduled',
          teachers: [expect.objectContaining({ displayName: 'Test Teacher' })],
        }),
      ],
    });
    expect((await wall(schools.lake.people.office, schools.lake)).body.items).toEqual([]);
    const [mail, ...earlier] = (await reminders()).toReversed();
    expect(earlier).toHaveLength(before);
    expect(mail!.subject).toMatch(/^Register not taken yet: Mathematics, Period/);
    expect(await reminders(schools.lake.people.teacher)).toEqual([]);
  });

  it('R4 is noted once and its teacher mailed once, however many look at the clock at once', async () => {
    const before = (await reminders()).length;
    expect(await look(4)).toBe(1);
    await told(app);
    expect(await reminders()).toHaveLength(before + 1);
  });

  it('counts from the start or the end of the session, as the school has chosen', async () => {
    await choose({ reminderMinutes: 25 });
    expect(await look()).toBe(0);
    await choose({ reminderMinutes: 20 });
    expect(await look()).toBe(1);
    const later = await aClass(app, schools.hill, 1);
    await startsIn(later.registerId, -60);
    await choose({ reminderAfter: 'end' });
    expect(await look()).toBe(0);
    await startsIn(later.registerId, -66);
    expect(await look()).toBe(1);
    await choose({ reminderMinutes: 15, reminderAfter: 'start' });
  });

  it('reminds nobody when the school has turned that off, and is on the wall all the same', async () => {
    const before = (await reminders()).length;
    await choose({ reminderOn: false });
    await look();
    await told(app);
    await choose({ reminderOn: true });
    expect(await onWall()).toEqual([hill.registerId]);
    expect(await reminders()).toHaveLength(before);
  });

  it('reminds nobody any more when it was taken between the look and the mail', async () => {
    const before = (await reminders()).length;
    await new ClassAtWork(app, schools.hill, hill).submit({});
    await app.admin.query(
      `insert into attendance.notifications (id, school_id, kind, date, about_id, person_id, recipient_name, address,
         language, message_id, state, queued_at, send_at)
       values ($1, $2, 'register_reminder', $3, $1, $4, 'T', 'teacher@example.org', 'en', 'notice.t', 'queued', now(), now())`,
      [hill.registerId, schools.hill.id, hill.date, schools.hill.people.teacher.id],
    );
    await sendBy(app, schools.hill.id, hill.registerId);
    await told(app);
    expect(await reminders()).toHaveLength(before);
    const state = await app.admin.query('select state, reason from attendance.notifications where id = $1', [
      hill.registerId,
    ]);
    expect(state.rows).toEqual([{ state: 'skipped', reason: 'no_longer_so' }]);
  });

  it('leaves the wall when it is submitted, and when it is cancelled', async () => {
    await look();
    const lesson = new ClassAtWork(app, schools.hill, hill);
    await lesson.submit({});
    expect(await onWall()).toEqual([]);
    const second = await aClass(app, schools.hill, 1);
    await startsIn(second.registerId, -20);
    await look();
    expect(await onWall()).toEqual([second.registerId]);
    await new ClassAtWork(app, schools.hill, second).cancel();
    expect(await onWall()).toEqual([]);
  });

  it('is for those who look after the whole school, page by page, in one statement', async () => {
    const others = [await aClass(app, schools.hill, 1), await aClass(app, schools.hill, 1)];
    for (const [i, { registerId }] of [hill, ...others].entries()) await startsIn(registerId, -20 - i);
    await look();
    const { office, auditor, teacher, guardian } = schools.hill.people;
    expect((await wall(auditor)).status).toBe(200);
    for (const person of [teacher, guardian]) expect((await wall(person)).status).toBe(403);
    const first = await wall(office, schools.hill, '?limit=2');
    const counted = await countStatements(() =>
      wall(office, schools.hill, `?limit=2&after=${first.body.next}`),
    );
    const ids = [...first.body.items, ...counted.result.body.items].map(({ registerId }) => registerId);
    expect(ids).toEqual([others[1]!.registerId, others[0]!.registerId, hill.registerId]);
    expect(counted.ofRequest(counted.result)).toBe(1);
  });
});

describe('L1 the wall, watched', () => {
  it('shows what comes due and what is taken, and equals the list (L5)', async () => {
    await settled(app); // what the tests before have done is no news
    const socket = await TestSocket.connect(app, schools.hill.people.office.token);
    const topic = `school:${schools.hill.id}:registers-not-taken`;
    expect(await socket.subscribe(topic)).toMatchObject({ ok: true, snapshot: { items: [] } });
    await look();
    const [overdue] = await socket.received(topic, 1);
    expect(overdue).toMatchObject({
      type: 'attendance.registers_overdue',
      data: { registers: (await wall()).body.items },
    });
    await new ClassAtWork(app, schools.hill, hill).submit({});
    expect((await socket.received(topic, 3)).slice(1).map(({ type }) => type)).toEqual([
      'attendance.register_opened',
      'attendance.register_submitted',
    ]);
    const dropped = await aClass(app, schools.hill, 1);
    await app.admin.query('delete from roster.meetings where section_id = $1', [dropped.sectionId]);
    await aClass(app, schools.hill, 0); // the registers of the day are brought in line with the timetable
    expect((await socket.received(topic, 5)).slice(3)).toMatchObject([
      { type: 'attendance.registers_generated', data: { added: 1 } },
      { type: 'attendance.registers_generated', data: { cancelled: 1 } },
    ]);
    socket.close();
    const stranger = await TestSocket.connect(app, schools.lake.people.office.token);
    expect(await stranger.subscribe(topic)).toMatchObject({ ok: false, problem: { status: 404 } });
    stranger.close();
    const teacher = await TestSocket.connect(app, schools.hill.people.teacher.token);
    expect(await teacher.subscribe(topic)).toMatchObject({ ok: false, problem: { status: 403 } });
    teacher.close();
  });
});

describe('the digest of registers not taken', () => {
  const digests = async (person: TestPerson) =>
    (await mailsTo(app, person)).filter(({ subject }) => /registers? not taken$/.test(subject));

  beforeEach(() => choose({ digestOn: true, digestAt: '00:00' }));

  it('goes to office and heads of the school, once a day, with what is missing', async () => {
    const { office, admin, teacher } = schools.hill.people;
    const elsewhere = await aClass(app, schools.lake, 1);
    await startsIn(elsewhere.registerId, -20);
    await choose({ digestOn: false });
    expect(await look()).toBe(2);
    await choose({ digestOn: true });
    await makeRounds(app, 3);
    await makeRounds(app);
    await told(app);
    for (const person of [office, admin]) {
      const [mail, ...more] = await digests(person);
      expect(more).toEqual([]);
      expect(mail!.subject).toBe('1 register not taken');
      expect(mail!.text).toMatch(/Mathematics, Period \w+ \(Test Teacher\)/);
      expect(mail!.text).not.toContain('Lake School');
    }
    expect(await digests(teacher)).toEqual([]);
    expect(await digests(schools.lake.people.office)).toEqual([]);
  });

  it('tells of what comes to be overdue in the very look in which its hour has come', async () => {
    const { office } = schools.hill.people;
    const before = (await digests(office)).length;
    await makeRounds(app); // after a while in which nobody looked
    await told(app);
    expect(await onWall()).toEqual([hill.registerId]);
    expect(await digests(office)).toHaveLength(before + 1);
  });

  it('is not sent when everything is taken, nor later on that day', async () => {
    const before = (await digests(schools.hill.people.office)).length;
    await startsIn(hill.registerId, 20);
    await makeRounds(app);
    await startsIn(hill.registerId, -20);
    await makeRounds(app);
    await told(app);
    expect(await onWall()).toEqual([hill.registerId]);
    expect(await digests(schools.hill.people.office)).toHaveLength(before);
  });
});
