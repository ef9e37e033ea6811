import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { extractText, getDocumentProxy } from 'unpdf';
import { MailRefused, Mailer } from '#platform/mail/mailer';
import { aClass, type TestClass } from '../../support/a-class.js';
import { inTheAfternoon } from '../../support/afternoon.js';
import { emptied } from '../../support/emptied.js';
import { mailsOf, type SentMail } from '../../support/mails.js';
import { ClassAtWork, mailsTo, makeRounds, sendBy, told } from '../../support/telling.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TestPerson, type TestSchool, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

let app: TestApp;
let schools: TwoSchools;
let hill: TestClass;
let lake: TestClass;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await inTheAfternoon(app, await twoSchools(app));
  for (const school of [schools.hill, schools.lake])
    await choose(school, { digestOn: false, reminderOn: false, reportOn: true, reportAt: '12:00' });
});
beforeEach(async () => {
  await app.admin.query(
    'truncate attendance.daily_rounds, attendance.notifications, attendance.notification_preferences',
  );
  await app.admin.query('delete from roster.meetings');
  await emptied(app.admin, 'attendance.registers');
  hill = await aClass(app, schools.hill, 4);
  lake = await aClass(app, schools.lake, 2);
  await new ClassAtWork(app, schools.hill, hill).submit({
    [hill.students[0]!]: 'A',
    [hill.students[1]!]: 'L',
  });
  await new ClassAtWork(app, schools.lake, lake).submit({});
  await told(app);
});
afterAll(() => app.stop());

async function choose({ id, people }: TestSchool, body: object): Promise<void> {
  const answer = await app.call('PATCH', `/schools/${id}/notification-settings`, {
    token: people.admin.token,
    body,
  });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
}

const reportsTo = async (person: TestPerson): Promise<SentMail[]> =>
  (await mailsTo(app, person)).filter(({ attachments }) => attachments.length > 0);

/** Those that were sent since. */
async function reported(work: () => Promise<void>, ...people: TestPerson[]): Promise<SentMail[][]> {
  const before = await Promise.all(people.map(reportsTo));
  await work();
  await told(app);
  const after = await Promise.all(people.map(reportsTo));
  return after.map((mails, i) => mails.filter(({ id }) => !before[i]!.some((known) => known.id === id)));
}

async function textOf({ attachments }: SentMail): Promise<string> {
  const pdf = await getDocumentProxy(new Uint8Array(attachments[0]!.bytes));
  return (await extractText(pdf, { mergePages: true })).text;
}

interface Logged {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly reason: string | null;
  readonly date: string;
  readonly recipient: { readonly personId: string };
}
const log = async ({ id, people }: TestSchool): Promise<Logged[]> => {
  const path = `/schools/${id}/notifications?kind=daily_report`;
  return (await app.call<{ items: Logged[] }>('GET', path, { token: people.office.token })).body.items;
};

describe('the report of the day', () => {
  it('A11 goes to whom each school has named, about its own day, with numerators, denominators and a PDF', async () => {
    const { admin, office, teacher } = schools.hill.people;
    const elsewhere = schools.lake.people.admin;
    const [heads, offices, teachers, others] = await reported(
      () => makeRounds(app),
      admin,
      office,
      teacher,
      elsewhere,
    );
    expect([heads!.length, offices!.length, teachers!.length, others!.length]).toEqual([1, 0, 0, 1]);
    const [mail] = heads as [SentMail];
    expect(mail.subject).toMatch(/^Attendance on .*: 75%$/);
    for (const fact of [
      'Attendance: 75% (6 / 8)',
      'Absence, not authorised: 25% (2 / 8)',
      'Late: 25% (1 / 4)',
    ])
      expect(mail.text).toContain(fact);
    expect(mail.text).toContain('Registers submitted: 100% (1 / 1)');
    expect(mail.attachments.map(({ fileName }) => fileName)).toEqual([`attendance-${hill.date}.pdf`]);
    const printed = await textOf(mail);
    for (const part of ['Hill School', '75% (6 / 8)', 'A Absent', 'L Late', 'Attendance of the day'])
      expect(printed).toContain(part);
    expect(printed + mail.text).not.toMatch(/Lake School|Number 0001/);
    expect(await textOf(others![0]!)).toContain('100% (4 / 4)');
    expect(await log(schools.hill)).toMatchObject([
      { kind: 'daily_report', state: 'sent', date: hill.date, recipient: { personId: admin.id } },
    ]);
  });

  it('R4 is sent once for a school and day, however many look at the clock, and however often', async () => {
    const { admin } = schools.hill.people;
    const [mails] = await reported(async () => {
      await makeRounds(app, 4);
      await makeRounds(app, 2);
    }, admin);
    expect(mails).toHaveLength(1);
    expect(await log(schools.hill)).toHaveLength(1);
    expect(await log(schools.lake)).toHaveLength(1);
  });

  it('R4 that went out right before its worker died is the only one, and says what it said first', async () => {
    const mailer = app.app.get<Mailer>(Mailer);
    const { send } = mailer;
    const { admin } = schools.hill.people;
    let deaths = 0;
    mailer.send = async (message) => {
      await send.call(mailer, message);
      if (message.to === admin.email && deaths++ < 1) throw new Error('the worker died');
    };
    const [mails] = await reported(async () => {
      await makeRounds(app);
      await until(
        async () => {
          await app.admin.query(
            `update platform.jobs set run_at = now() where run_at > now() and state = 'waiting' and attempt > 0`,
          );
          return (await log(schools.hill))[0]?.state === 'sent';
        },
        'the second attempt',
        60_000,
      );
    }, admin);
    mailer.send = send;
    expect(deaths).toBe(2);
    expect(mails).toHaveLength(1);
    const [{ id }] = (await log(schools.hill)) as [Logged];
    await app.admin.query(
      `update attendance.notifications set state = 'queued', sent_at = null where id = $1`,
      [id],
    );
    const [again] = await reported(() => sendBy(app, schools.hill.id, id, 3), admin);
    expect(again).toEqual([]);
    expect(await log(schools.hill)).toMatchObject([{ state: 'sent' }]);
  }, 90_000);

  it('is noted as refused when the server will not have it, and the others go out', async () => {
    await choose(schools.hill, { reportTo: ['school-admin', 'office'] });
    const mailer = app.app.get<Mailer>(Mailer);
    const { send } = mailer;
    const { admin, office } = schools.hill.people;
    mailer.send = async (message) => {
      if (message.to === admin.email) throw new MailRefused('552 5.3.4 Message too big');
      await send.call(mailer, message);
    };
    const [heads, offices] = await reported(() => makeRounds(app), admin, office);
    mailer.send = send;
    await choose(schools.hill, { reportTo: ['school-admin'] });
    expect([heads!.length, offices!.length]).toEqual([0, 1]);
    const entries = await log(schools.hill);
    const of = ({ id }: TestPerson) => entries.find(({ recipient }) => recipient.personId === id);
    expect(of(admin)).toMatchObject({ state: 'refused', reason: '552 5.3.4 Message too big' });
    expect(of(office)).toMatchObject({ state: 'sent', reason: null });
  });

  it('is in the reader’s language, from right to left where it is written so', async () => {
    const { admin } = schools.hill.people;
    const speak = (locale: string) =>
      app.admin.query('update identity.persons set locale = $2 where id = $1', [admin.id, locale]);
    await speak('ar');
    const [mails] = await reported(() => makeRounds(app), admin);
    await speak('en');
    const [mail] = mails as [SentMail];
    expect(mail.text).toContain('غياب بغير عذر');
    const printed = await textOf(mail);
    expect(printed).toContain('حضور اليوم');
    expect(printed).toMatch(/6 \/ 8/);
  });

  it('is not sent to who has had enough of it: by the link in the mail, and by choice', async () => {
    const { admin } = schools.hill.people;
    const [first] = await reported(() => makeRounds(app), admin);
    const { pathname } = new URL(first![0]!.unsubscribeUrl);
    const page = await fetch(`${app.url}${pathname}`);
    expect(await page.text()).toContain('the report of the day');
    expect((await fetch(`${app.url}${pathname}`, { method: 'POST' })).status).toBe(200);
    const path = `/schools/${schools.hill.id}/notification-preferences`;
    const { body } = await app.call<{ items: object[] }>('GET', path, { token: admin.token });
    expect(body.items).toContainEqual({ subscription: 'daily_report', wanted: false });
    await app.admin.query('truncate attendance.daily_rounds, attendance.notifications');
    const [second] = await reported(() => makeRounds(app), admin);
    expect(second).toEqual([]);
    expect(await log(schools.hill)).toMatchObject([{ state: 'skipped', reason: 'unsubscribed' }]);
  });

  it('tells of registers that nobody submitted, and is not sent where it is off or nothing took place', async () => {
    const { admin } = schools.hill.people;
    await aClass(app, schools.hill, 1);
    const quiet = schools.lake;
    await choose(quiet, { reportOn: false });
    const [mails, none] = await reported(() => makeRounds(app), admin, quiet.people.admin);
    expect(mails![0]!.text).toContain('Registers submitted: 50% (1 / 2)');
    expect(await textOf(mails![0]!)).toContain('Registers not submitted');
    expect(none).toEqual([]);
    await choose(quiet, { reportOn: true });
    await new ClassAtWork(app, quiet, lake).cancel();
    const [still] = await reported(() => makeRounds(app), quiet.people.admin);
    expect(still).toEqual([]);
  });

  it('is chosen by who leads the school, at an hour and for roles that exist', async () => {
    const { id, people } = schools.hill;
    const path = `/schools/${id}/notification-settings`;
    for (const body of [
      { reportAt: '25:00' },
      { reportTo: [] },
      { reportTo: ['teacher'] },
      { reportTo: 'office' },
    ])
      expect((await app.call('PATCH', path, { token: people.admin.token, body })).status).toBe(422);
    const foreign = await app.call('PATCH', path, { token: people.office.token, body: { reportOn: false } });
    expect(foreign.status).toBe(403);
    expect((await mailsOf(app)).length).toBeGreaterThan(0);
  });
});
