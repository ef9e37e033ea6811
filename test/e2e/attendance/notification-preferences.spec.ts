import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aClass, type TestClass } from '../../support/a-class.js';
import { aGuardian, ClassAtWork, mailsTo, told, type TestGuardian } from '../../support/telling.js';
import { TestApp } from '../../support/test-app.js';
import { somebody, twoSchools, type TestPerson, type TwoSchools } from '../../support/two-schools.js';

interface Preferences {
  items: { subscription: string; wanted: boolean }[];
}

let app: TestApp;
let schools: TwoSchools;
let hill: TestClass;
let student: string;
let guardian: TestGuardian;
let person: TestPerson;
let days = 0;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
});
beforeEach(async () => {
  hill = await aClass(app, schools.hill, 2);
  student = hill.students[0]!;
  person = await somebody(app, 'guardian', { schoolId: schools.hill.id });
  guardian = await aGuardian(app, schools.hill, student, { person });
});
afterAll(() => app.stop());

/** The student is absent in another lesson of another day; answers how many mails the guardian has had by then. */
async function absentAgain(): Promise<number> {
  await app.admin.query(
    `update attendance.notifications set date = date - $2::int where student_id = $1 and date = $3`,
    [student, ++days, hill.date],
  );
  const at = await aClass(app, schools.hill, 0);
  await app.admin.query(
    `insert into attendance.register_entries (school_id, date, register_id, student_id, display_name, sort_name)
     values ($1, $2, $3, $4, 'Ada', 'Ada')`,
    [at.schoolId, at.date, at.registerId, student],
  );
  await new ClassAtWork(app, schools.hill, { ...at, students: [student] }).submit({ [student]: 'A' });
  await told(app);
  return (await mailsTo(app, guardian)).length;
}

const linkOfMail = async () => {
  await absentAgain();
  const { unsubscribeUrl } = (await mailsTo(app, guardian))[0]!;
  const { pathname } = new URL(unsubscribeUrl);
  return `${app.url}${pathname}`;
};
const post = (url: string, body: string, type = 'application/x-www-form-urlencoded') =>
  fetch(url, { method: 'POST', headers: { 'content-type': type }, body });
const preferences = (method: string, body?: object, { token } = person) =>
  app.call<Preferences>(method, `/schools/${schools.hill.id}/notification-preferences`, { token, body });
const isWanted = async (subscription: string) =>
  (await preferences('GET')).body.items.find((one) => one.subscription === subscription)!.wanted;

describe('the link in a mail', () => {
  it('shows a page that asks, and looking changes nothing', async () => {
    const url = await linkOfMail();
    for (let looks = 0; looks < 3; looks++) {
      const page = await fetch(url);
      expect([page.status, page.headers.get('content-type'), page.headers.get('cache-control')]).toEqual([
        200,
        'text/html; charset=utf-8',
        'no-store',
      ]);
      const html = await page.text();
      expect(html).toContain('Do you want to stop mails about absences from Hill School?');
      expect(html).toContain('<form method="post">');
      expect(html).not.toMatch(/<script|src=|Student|Parent/);
    }
    expect(await absentAgain()).toBe(2);
  });

  it.each([
    ['a form of one part', 'List-Unsubscribe=One-Click', 'application/x-www-form-urlencoded'],
    [
      'a form of several parts',
      '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
      'multipart/form-data; boundary=b',
    ],
  ])(
    'ends the mails by one click of the mail program, without sign-in or question: %s',
    async (_, body, type) => {
      const url = await linkOfMail();
      expect((await post(url, body, type)).status).toBe(200);
      expect((await post(url, body, type)).status).toBe(200);
      expect(await absentAgain()).toBe(1);
      expect(await isWanted('absence')).toBe(false);
      expect(await isWanted('alert')).toBe(true);
    },
  );

  it('is confirmed on the page, and taken back there', async () => {
    const url = await linkOfMail();
    expect(await (await post(url, 'wanted=no')).text()).toContain(
      'You will receive no more mails from Hill School',
    );
    expect(await absentAgain()).toBe(1);
    expect(await (await post(url, 'wanted=yes')).text()).toContain('of this kind again');
    expect(await absentAgain()).toBe(2);
  });

  it('is good for its recipient, kind and school alone: changed by one character it is nothing', async () => {
    const url = await linkOfMail();
    const token = url.split('/').at(-1)!;
    for (const at of [0, 20, 40, 43, token.length - 2]) {
      const letter = token[at] === 'A' ? 'B' : 'A';
      const forged = `${app.url}/unsubscribe/${token.slice(0, at)}${letter}${token.slice(at + 1)}`;
      for (const answer of [await fetch(forged), await post(forged, 'wanted=no')]) {
        expect(answer.status).toBe(404);
        expect(await answer.json()).toMatchObject({ code: 'attendance.subscription_link_invalid' });
      }
    }
    for (const nonsense of ['x', `${'A'.repeat(44)}.${'B'.repeat(43)}`, '..%2f..'])
      expect([400, 404]).toContain((await fetch(`${app.url}/unsubscribe/${nonsense}`)).status); // 400: nginx
    expect(await isWanted('absence')).toBe(true);
  });

  it('speaks the language of the reader, from right to left where it is written so', async () => {
    const url = await linkOfMail();
    await app.admin.query(`update identity.persons set locale = 'ar' where id = $1`, [person.id]);
    const html = await (await fetch(url)).text();
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).toContain('رسائل المدرسة');
  });

  it('opens no other door to forms: the API takes JSON', async () => {
    const answer = await fetch(`${app.url}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'email=a@example.org&password=b',
    });
    expect(answer.status).toBe(415);
    const large = await post(await linkOfMail(), `wanted=no&x=${'x'.repeat(20_000)}`);
    expect(large.status).toBe(413);
  });
});

describe('the choices of somebody who signs in', () => {
  it('are for themselves, and everything is wanted until they say otherwise', async () => {
    expect((await preferences('GET')).body.items).toEqual(
      ['absence', 'register_reminder', 'registers_not_taken', 'alert', 'daily_report', 'announcement'].map(
        (subscription) => ({ subscription, wanted: true }),
      ),
    );
    const items = [{ subscription: 'absence', wanted: false }];
    expect(await preferences('PUT', { items })).toMatchObject({ status: 200 });
    expect(await absentAgain()).toBe(0);
    const { teacher } = schools.hill.people;
    expect((await preferences('GET', undefined, teacher)).body.items[0]!.wanted).toBe(true);
    await preferences('PUT', { items: [{ subscription: 'absence', wanted: true }] });
    expect(await absentAgain()).toBe(1);
  });

  it('and the links in mails are one and the same', async () => {
    const url = await linkOfMail();
    await post(url, 'List-Unsubscribe=One-Click');
    expect(await isWanted('absence')).toBe(false);
    await preferences('PUT', { items: [{ subscription: 'absence', wanted: true }] });
    expect(await absentAgain()).toBe(2);
  });

  it('K7 are audited with the door that they came through', async () => {
    await post(await linkOfMail(), 'wanted=no');
    await preferences('PUT', { items: [{ subscription: 'absence', wanted: true }] });
    const { rows } = await app.admin.query<{ through: string; person_id: string | null }>(
      `select after->>'through' as through, person_id from platform.audit_entries
       where subject_type = 'NotificationPreference' and subject_id = $1 order by at`,
      [guardian.id],
    );
    expect(rows).toEqual([
      { through: 'link', person_id: null },
      { through: 'account', person_id: person.id },
    ]);
  });

  it('name kinds that there are, each once', async () => {
    const twice = [0, 1].map(() => ({ subscription: 'alert', wanted: false }));
    for (const items of [[], twice, [{ subscription: 'weather', wanted: true }], [{ subscription: 'alert' }]])
      expect((await preferences('PUT', { items })).status).toBe(422);
  });
});

describe('the log', () => {
  const log = (query: string, { token } = schools.hill.people.office) =>
    app.call<{ items: { id: string; recipient: object | null; address: string }[]; next?: string }>(
      'GET',
      `/schools/${schools.hill.id}/notifications?${query}`,
      { token },
    );

  it('shows the office everything, page by page, and guardians what was sent to themselves', async () => {
    await aGuardian(app, schools.hill, student);
    await absentAgain();
    await absentAgain();
    const mine = await log('limit=200', person);
    expect(mine.body.items).toHaveLength(2);
    for (const item of mine.body.items)
      expect(item).toMatchObject({ address: guardian.email, recipient: { rosterPersonId: guardian.id } });
    const first = await log(`studentId=${student}&limit=3`);
    const rest = await log(`studentId=${student}&limit=3&after=${first.body.next}`);
    const ids = [...first.body.items, ...rest.body.items].map(({ id }) => id);
    expect(ids).toHaveLength(4);
    expect(ids).toEqual([...ids].toSorted().toReversed());
    const others = first.body.items.find(({ address }) => address !== guardian.email)!;
    const one = (token: string, id: string) =>
      app.call('GET', `/schools/${schools.hill.id}/notifications/${id}`, { token });
    expect((await one(person.token, others.id)).status).toBe(404);
    expect((await one(person.token, mine.body.items[0]!.id)).status).toBe(200);
    expect((await one(schools.hill.people.auditor.token, others.id)).status).toBe(200);
    expect((await one(schools.hill.people.student.token, others.id)).status).toBe(403);
  });

  it('is filtered by kind, state, recipient and date', async () => {
    await absentAgain();
    const count = async (query: string) => (await log(`studentId=${student}&${query}`)).body.items.length;
    expect(await count('kind=absence&state=sent')).toBe(1);
    expect(await count('kind=alert')).toBe(0);
    expect(await count(`recipientId=${guardian.id}&from=${hill.date}&to=${hill.date}`)).toBe(1);
    expect(await count('to=2020-01-01')).toBe(0);
    expect((await log('kind=weather')).status).toBe(422);
  });
});

describe('the settings of a school', () => {
  const settings = (method: string, { token } = schools.hill.people.admin, body?: object, headers = {}) =>
    app.call(method, `/schools/${schools.hill.id}/notification-settings`, { token, body, headers });

  it('are the standard ones at first, and changed by those who lead the school', async () => {
    const { office, teacher, admin } = schools.hill.people;
    expect(await settings('GET', office)).toMatchObject({
      status: 200,
      body: { absenceOn: true, version: 0 },
    });
    expect((await settings('GET', teacher)).status).toBe(403);
    expect((await settings('PATCH', office, { absenceOn: false })).status).toBe(403);
    const changed = await settings('PATCH', admin, { reminderMinutes: 20 }, { 'if-match': '"0"' });
    expect(changed).toMatchObject({
      status: 200,
      body: { reminderMinutes: 20, digestAt: '10:30', version: 1 },
    });
    const stale = await settings('PATCH', admin, { reminderMinutes: 30 }, { 'if-match': '"0"' });
    expect(stale.status).toBe(412);
    for (const body of [{ absenceDelaySeconds: 61 }, { digestAt: '25:00' }, { reminderAfter: 'lunch' }])
      expect((await settings('PATCH', admin, body)).status).toBe(422);
    const again = await settings('PATCH', admin, { digestAt: '09:15' });
    expect(again.body).toMatchObject({ reminderMinutes: 20, digestAt: '09:15', version: 2 });
  });
});
