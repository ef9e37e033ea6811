import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { aClass, type TestClass } from '../../support/a-class.js';
import { signsInAs } from '../../support/families.js';
import { settled } from '../../support/settled.js';
import { RosterOffice } from '../../support/roster-office.js';
import { TestSocket } from '../../support/socket.js';
import { waitingBehind } from '../../support/lock-waits.js';
import { countStatements } from '../../support/statements.js';
import { TestApp } from '../../support/test-app.js';
import {
  somebody,
  twoSchools,
  type TestPerson,
  type TestSchool,
  type TwoSchools,
} from '../../support/two-schools.js';
import { until } from '../../support/until.js';

interface CheckIn {
  readonly open: boolean;
  readonly display: string;
  readonly arrivals: readonly { studentId: string; minutesLate: number | null; arrivedAt: string }[];
}
interface Code {
  readonly code: string;
  readonly changesAt: string;
  readonly expiresAt: string;
}

describe('self check-in', () => {
  let app: TestApp;
  let schools: TwoSchools;
  let at: TestClass;
  let teacher: RosterOffice;
  let admin: RosterOffice;
  let ada: RosterOffice;
  let ben: RosterOffice;

  beforeAll(async () => {
    app = await TestApp.start({ TRUST_PROXY: '1' });
    schools = await twoSchools(app);
    teacher = new RosterOffice(app, schools.hill, schools.hill.people.teacher);
    admin = teacher.as(schools.hill.people.admin);
    await settings({ codeSeconds: 60 }); // time enough for what is not about time
  });
  beforeEach(async () => {
    at = await aClass(app, schools.hill, 3);
    [ada, ben] = [await student(at, 0), await student(at, 1)];
    await lasts(-2, 43);
    await teacher.call('POST', path('/open'));
  });
  afterAll(() => app.stop());

  const path = (rest = '') => `/registers/${at.registerId}${rest}`;
  const settings = (changes: object) => admin.call('PATCH', '/check-in-settings', { body: changes });
  /** The lesson begins and ends so many minutes from now. */
  const lasts = (from: number, to: number) =>
    app.admin.query(
      `update attendance.registers set starts_at = now() + $2 * interval '1 minute', ends_at = now() + $3 * interval '1 minute'
       where id = $1`,
      [at.registerId, from, to],
    );
  async function student(
    of: TestClass,
    position: number,
    school: TestSchool = schools.hill,
  ): Promise<RosterOffice> {
    const person: TestPerson = await somebody(app, 'student', { schoolId: school.id });
    await signsInAs(app, school, person, of.students[position]!);
    return new RosterOffice(app, school, person);
  }
  const open = (body: object = {}) => teacher.call<CheckIn>('POST', path('/check-in'), { body });
  const shown = async (who = teacher, registerId = at.registerId) =>
    (await who.get<Code>(`/registers/${registerId}/check-in/code`)).body.code;
  const scan = (who: RosterOffice, code: string, headers: Record<string, string> = {}) =>
    who.call<{ studentId: string; minutesLate: number | null; arrivedAt: string; code?: string }>(
      'POST',
      '/check-ins',
      {
        body: { code },
        headers,
      },
    );
  const standing = async (position: number) => {
    const { body } = await teacher.get<{
      entries: {
        studentId: string;
        mark: { code: string; markedBy: string; minutesLate: number | null } | null;
      }[];
    }>(path());
    return body.entries.find(({ studentId }) => studentId === at.students[position])!.mark;
  };
  /** A code of another step or register, signed as the server would sign it. */
  async function signed(
    step: (current: number) => number,
    given: { register?: string; window?: string; school?: string } = {},
  ) {
    const { rows } = await app.admin.query<{ id: string }>(
      'select id from attendance.check_in_windows where register_id = $1 order by opened_at desc limit 1',
      [at.registerId],
    );
    const register = given.register ?? at.registerId;
    const subject = `${given.school ?? schools.hill.id}\n${register}\n${given.window ?? rows[0]!.id}`;
    const at60 = step(Math.floor(Date.now() / 60_000));
    const key = app.secrets.derive('check-in-codes', 32);
    const signature = createHmac('sha256', key).update(`${at60}\n${subject}`).digest().subarray(0, 16);
    return `${register}.${at60.toString(36)}.${signature.toString('base64url')}`;
  }
  const refused = { status: 422, body: { code: 'attendance.check_in_code_refused' } };

  it('marks who scans the code of the room: present, or late with the minutes (A4, A9)', async () => {
    expect(await open()).toMatchObject({ status: 200, body: { open: true, arrivals: [] } });
    expect(await scan(ada, await shown())).toMatchObject({
      status: 200,
      body: { studentId: at.students[0], registerId: at.registerId, minutesLate: null },
    });
    expect(await standing(0)).toMatchObject({ code: 'P', minutesLate: null });
    const marked = (await standing(0))!.markedBy;
    expect(marked).not.toBe(schools.hill.people.teacher.id);
    await lasts(-12, 33);
    expect(await scan(ben, await shown())).toMatchObject({ body: { minutesLate: 12 } });
    expect(await standing(1)).toMatchObject({ code: 'L', minutesLate: 12 });
    const { body } = await teacher.get<CheckIn>(path('/check-in'));
    expect(body.arrivals.map(({ studentId, minutesLate }) => [studentId, minutesLate])).toEqual([
      [at.students[0], null],
      [at.students[1], 12],
    ]);
  });

  it('counts once: again, later and on two devices at once the first time is told', async () => {
    await open();
    const code = await shown();
    const both = await Promise.all([scan(ada, code), scan(ada, code)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(both[0].body).toEqual(both[1].body);
    await teacher.call('POST', path('/check-in/close'));
    expect((await scan(ada, code)).body).toEqual(both[0].body);
    const { rows } = await app.admin.query(
      `select (select count(*)::int from attendance.check_ins where register_id = $1) as arrivals,
         (select count(*)::int from attendance.mark_revisions where register_id = $1) as revisions`,
      [at.registerId],
    );
    expect(rows).toEqual([{ arrivals: 1, revisions: 1 }]);
  });

  it('notes an arrival beside the mark that the teacher makes at that moment', async () => {
    await open();
    const code = await shown();
    await app.admin.query('begin'); // another device of the student, which gives up
    await app.admin.query(
      `insert into attendance.check_ins (school_id, date, register_id, student_id, window_id, arrived_at, person_id)
       select w.school_id, w.date, w.register_id, $2, w.id, now(), $3 from attendance.check_in_windows w
       where w.register_id = $1`,
      [at.registerId, at.students[0], newId()],
    );
    const scanned = scan(ada, code);
    await until(async () => (await waitingBehind(app.admin)) > 0, 'the arrival, before its mark');
    const marks = [{ studentId: at.students[0], code: 'L', baseVersion: 0 }];
    expect(await teacher.call('POST', path('/marks'), { body: { marks } })).toMatchObject({ status: 200 });
    await app.admin.query('rollback');
    expect(await scanned).toMatchObject({ status: 200, body: { studentId: at.students[0] } });
    expect(await standing(0)).toMatchObject({ code: 'L', markedBy: schools.hill.people.teacher.id });
  });

  it('takes the code that is shown and the one before, no older and none to come', async () => {
    await open();
    await until(() => Date.now() % 60_000 < 55_000, 'a minute that does not end in between');
    expect(await scan(ada, await signed((step) => step - 2))).toMatchObject({
      status: 410,
      body: { code: 'attendance.check_in_code_expired' },
    });
    expect(await scan(ada, await signed((step) => step + 2))).toMatchObject({ status: 410 });
    expect((await scan(ada, await signed((step) => step - 1))).status).toBe(200);
  });

  it('changes the code every few seconds', async () => {
    await settings({ codeSeconds: 3 });
    await open();
    const first = await shown();
    await until(async () => (await shown()) !== first, 'another code');
    const { body } = await teacher.get<Code>(path('/check-in/code'));
    expect(Date.parse(body.expiresAt) - Date.parse(body.changesAt)).toBe(3000);
    await settings({ codeSeconds: 60 });
  });

  it('refuses what was never shown here: tampered, of another register, window or school', async () => {
    await open();
    const code = await shown();
    const [register, step, signature] = code.split('.') as [string, string, string];
    const flipped = (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1);
    expect(await scan(ada, `${register}.${step}.${flipped}`)).toMatchObject(refused);
    expect(
      await scan(ada, `${register}.${(parseInt(step, 36) + 1).toString(36)}.${signature}`),
    ).toMatchObject(refused);
    const other = await aClass(app, schools.hill, 1);
    expect(await scan(ada, `${other.registerId}.${step}.${signature}`)).toMatchObject(refused);
    expect(await scan(ada, `${newId()}.${step}.${signature}`)).toMatchObject(refused);
    expect(await scan(ada, await signed((now) => now, { window: newId() }))).toMatchObject(refused);
    expect(await scan(ada, await signed((now) => now, { school: schools.lake.id }))).toMatchObject(refused);
    expect(await scan(ada, 'nonsense')).toMatchObject(refused);
    const there = await student(await aClass(app, schools.lake, 1), 0, schools.lake);
    expect(await scan(there, code)).toMatchObject(refused);
    const foreign = await app.call('POST', `/schools/${schools.hill.id}/check-ins`, {
      token: schools.lake.people.student.token,
      body: { code },
    });
    expect(foreign.status).toBe(404);
  });

  it('ends the patience with who guesses, and with nobody else', async () => {
    await open();
    const code = await shown();
    const wrong = `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`;
    const guesses = await Promise.all(Array.from({ length: 10 }, () => scan(ada, wrong)));
    expect(new Set(guesses.map(({ status }) => status))).toEqual(new Set([422]));
    expect(await scan(ada, code)).toMatchObject({
      status: 429,
      body: { code: 'attendance.too_many_check_ins' },
    });
    expect((await scan(ben, code)).status).toBe(200);
  });

  it('is for those on the register, and not for teachers', async () => {
    await open();
    const code = await shown();
    const stranger = await student(await aClass(app, schools.hill, 1), 0);
    expect(await scan(stranger, code)).toMatchObject({
      status: 403,
      body: { code: 'attendance.not_your_register' },
    });
    expect((await scan(teacher, code)).status).toBe(403);
  });

  it('ends with the register, with its time, and when the teacher closes it', async () => {
    expect(await ada.get(path('/check-in'))).toMatchObject({ status: 403 });
    expect(await teacher.get(path('/check-in/code'))).toMatchObject({
      status: 404,
      body: { code: 'attendance.check_in_not_opened' },
    });
    await open();
    const first = await shown();
    expect(await teacher.call('POST', path('/check-in/close'))).toMatchObject({ body: { open: false } });
    expect(await scan(ada, first)).toMatchObject({
      status: 409,
      body: { code: 'attendance.check_in_closed' },
    });
    expect(await teacher.get(path('/check-in/code'))).toMatchObject({ status: 409 });
    await open({ minutes: 1 });
    expect(await scan(ada, first)).toMatchObject(refused); // of the window before
    const second = await shown();
    await app.admin.query(
      `update attendance.check_in_windows set closes_at = opened_at + interval '1 millisecond'
       where closed_at is null and register_id = $1`,
      [at.registerId],
    );
    expect(await scan(ada, second)).toMatchObject({
      status: 409,
      body: { code: 'attendance.check_in_closed' },
    });
    await open();
    const third = await shown();
    const marks = at.students.map((studentId) => ({ studentId, code: 'P', baseVersion: 0 }));
    await teacher.call('POST', path('/marks'), { body: { marks } });
    await teacher.call('POST', path('/submit'));
    expect(await scan(ben, third)).toMatchObject({
      status: 409,
      body: { code: 'attendance.register_not_open' },
    });
    expect(await open()).toMatchObject({ status: 409, body: { code: 'attendance.register_not_open' } });
  });

  it('never beats the teacher: who is marked absent speaks to the teacher, who is marked present stays so', async () => {
    await open();
    const marks = ['A', 'L'].map((code, i) => ({ studentId: at.students[i], code, baseVersion: 0 }));
    await teacher.call('POST', path('/marks'), { body: { marks } });
    const code = await shown();
    expect(await scan(ada, code)).toMatchObject({
      status: 409,
      body: { code: 'attendance.already_marked_absent' },
    });
    expect((await scan(ben, code)).status).toBe(200);
    expect(await standing(0)).toMatchObject({ code: 'A' });
    expect(await standing(1)).toMatchObject({ code: 'L' });
  });

  it('takes it from the networks of the school only, by the address that the proxy saw', async () => {
    await settings({ networks: ['192.0.2.0/24', '2001:db8::/32'] });
    await open();
    const code = await shown();
    const from = (address: string) => ({ 'x-forwarded-for': address });
    const elsewhere = { status: 403, body: { code: 'attendance.check_in_elsewhere' } };
    expect(await scan(ada, code)).toMatchObject(elsewhere);
    expect(await scan(ada, code, from('198.51.100.7'))).toMatchObject(elsewhere);
    expect(await scan(ada, code, from('192.0.2.9, 198.51.100.7'))).toMatchObject(elsewhere);
    expect((await scan(ada, code, from('::ffff:192.0.2.9'))).status).toBe(200);
    expect((await scan(ben, code, from('2001:db8::9'))).status).toBe(200);
    await settings({ networks: [] });
  });

  it('is a picture and a page for the room, which knows when to look again', async () => {
    const { body } = await open();
    const svg = await teacher.get<string>(path('/check-in/code.svg'));
    expect([svg.headers.get('content-type'), svg.headers.get('cache-control')]).toEqual([
      'image/svg+xml',
      'no-store',
    ]);
    expect(svg.body).toContain('<svg');
    const png = await teacher.get<string>(path('/check-in/code.png'));
    expect(png.headers.get('content-type')).toBe('image/png');
    const page = await app.fetch(app.url + body.display);
    expect(page.status).toBe(200);
    const html = await page.text();
    expect(html).toContain('Mathematics');
    expect(html).toMatch(/<svg[\s\S]*<\/svg>/);
    expect(Number(/content="(\d+)"/.exec(html)![1])).toBeGreaterThan(0);
    expect(page.headers.get('content-security-policy')).not.toMatch(/script/);
    const tampered = body.display.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A'));
    expect((await app.fetch(app.url + tampered)).status).toBe(404);
    const [here, there] = [schools.hill, schools.lake].map(({ id }) => id.replaceAll('-', ''));
    expect((await app.fetch(app.url + body.display.replace(here!, there!))).status).toBe(404);
    await teacher.call('POST', path('/check-in/close'));
    expect(await (await app.fetch(app.url + body.display)).text()).toContain('closed');
  });

  it('shows the teacher who comes in, at once (L1, L5)', async () => {
    await settled(app); // that the register was opened is no news
    const socket = await TestSocket.connect(app, schools.hill.people.teacher.token);
    const topic = `register:${at.registerId}`;
    expect(await socket.subscribe(topic)).toMatchObject({ ok: true });
    await open();
    await scan(ada, await shown());
    await teacher.call('POST', path('/check-in/close'));
    const messages = await socket.received(topic, 4);
    expect(messages.map(({ type }) => type).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      'attendance.check_in_ended',
      'attendance.check_in_opened',
      'attendance.marks_recorded',
      'attendance.student_checked_in',
    ]);
    const arrival = messages.find(({ type }) => type === 'attendance.student_checked_in')!;
    const { body } = await teacher.get<CheckIn>(path('/check-in'));
    expect(arrival.data).toEqual({
      registerId: at.registerId,
      ...body.arrivals.map(({ studentId, minutesLate, arrivedAt }) => ({
        studentId,
        minutesLate,
        arrivedAt,
      }))[0],
    });
    socket.close();
  });

  it('is set up by the leaders of the school', async () => {
    expect((await teacher.get('/check-in-settings')).status).toBe(403);
    expect(await settings({ networks: ['10.0.0.0/33'] })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/networks' }] },
    });
    expect(await settings({ presentCode: 'QQ' })).toMatchObject({
      status: 422,
      body: { code: 'attendance.check_in_code_unknown', errors: [{ pointer: '/presentCode' }] },
    });
    const lake = new RosterOffice(app, schools.lake, schools.lake.people.admin);
    expect((await lake.get('/check-in-settings')).body).toMatchObject({ codeSeconds: 5, version: 0 });
  });

  it('costs the same for a class of three and of thirty', async () => {
    const large = await aClass(app, schools.hill, 30);
    await teacher.call('POST', `/registers/${large.registerId}/open`);
    await teacher.call('POST', `/registers/${large.registerId}/check-in`, { body: {} });
    await open();
    const costs = [];
    for (const [who, registerId] of [
      [ada, at.registerId],
      [await student(large, 7), large.registerId],
    ] as const) {
      const code = await shown(teacher, registerId);
      const { result, ofRequest } = await countStatements(() => scan(who, code));
      expect(result.status).toBe(200);
      costs.push(ofRequest(result));
    }
    expect(costs).toEqual([5, 5]);
  });
});
