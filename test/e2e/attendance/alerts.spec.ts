import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aClass, type TestClass } from '../../support/a-class.js';
import { RosterOffice, type ListOf, type Problem } from '../../support/roster-office.js';
import { TestSocket } from '../../support/socket.js';
import { countStatements } from '../../support/statements.js';
import { ClassAtWork, mailsTo, told } from '../../support/telling.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

interface Rule {
  readonly id: string;
  readonly version: number;
}
interface Alert extends Problem {
  readonly id: string;
  readonly ruleId: string;
  readonly studentId: string;
  readonly state: string;
  readonly holds: boolean;
  readonly version: number;
  readonly evidence: { readonly numerator: number; readonly denominator: number };
}

const ABSENT = { title: 'Absent on a school day', measure: 'consecutive_absence', threshold: 1, tells: [] };

let app: TestApp;
let schools: TwoSchools;
let at: TestClass;
let lesson: ClassAtWork;
let office: RosterOffice;
let admin: RosterOffice;
let teacher: RosterOffice;
let ada: string;
/** The students of the class are a year group of their own, so that no other test is looked at by its rules. */
let yearGroup: string;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  office = new RosterOffice(app, schools.hill);
  admin = office.as(schools.hill.people.admin);
  teacher = office.as(schools.hill.people.teacher);
});
beforeEach(async () => {
  at = await aClass(app, schools.hill, 3);
  lesson = new ClassAtWork(app, schools.hill, at);
  ada = at.students[0]!;
  yearGroup = at.sectionId.slice(-12);
  await grade(at.students, yearGroup);
});
afterAll(() => app.stop());

const limit = async (details: object = {}) =>
  (await admin.make('/alert-rules', { ...ABSENT, yearGroup, ...details })) as unknown as Rule;
const grade = (students: readonly string[], name: string) =>
  app.admin.query('update roster.people set grades = array[$2] where id = any ($1)', [students, name]);
/** The alerts of a rule, the oldest first. */
const alertsOf = async ({ id }: Rule, who = office) =>
  (await who.get<ListOf<Alert>>(`/alerts?ruleId=${id}&sort=id&limit=200`)).body.items;
const opened = async (rule: Rule, count = 1) => {
  await until(async () => (await alertsOf(rule)).length >= count, `${count} alerts`);
  return alertsOf(rule);
};
const becomes = async (alert: Alert, wanted: Partial<Alert>) => {
  const now = async () => (await office.get<Alert>(`/alerts/${alert.id}`)).body;
  await until(
    async () => {
      const seen = await now();
      return Object.entries(wanted).every(([name, value]) => seen[name as keyof Alert] === value);
    },
    `the alert to be ${JSON.stringify(wanted)}`,
  );
  return now();
};
const act = (alert: Alert, verb: string, body: object, who = office, version?: number) =>
  who.call<Alert>('POST', `/alerts/${alert.id}/${verb}`, {
    body,
    ...(version !== undefined && { headers: { 'if-match': `"${version}"` } }),
  });

describe('a limit of the school', () => {
  it('A11 opens one alert when it is reached, says what was counted, and closes it when an amendment undoes it', async () => {
    const rule = await limit();
    const watcher = await TestSocket.connect(app, schools.hill.people.office.token);
    const topic = `school:${schools.hill.id}:alerts`;
    await watcher.subscribe(topic);
    await lesson.submit({ [ada]: 'A' });
    const [alert, ...others] = await opened(rule);
    expect(others).toEqual([]);
    expect(alert).toMatchObject({
      studentId: ada,
      studentName: 'Student Number 0001',
      ruleTitle: ABSENT.title,
      state: 'open',
      holds: true,
      evidence: { numerator: 1, denominator: 1, sessions: 1, days: 1, from: at.date, to: at.date },
    });
    await lesson.amend(ada, 'P');
    expect(await becomes(alert!, { state: 'closed' })).toMatchObject({
      holds: false,
      closedBy: null,
      closeReason: null,
    });
    const explanation = await office.get(`/alerts/${alert!.id}/explanation`);
    expect(explanation.body).toMatchObject({
      opened: { numerator: 1, denominator: 1 },
      now: { numerator: 0, denominator: 1, sessions: 1, days: 1 },
      days: [{ date: at.date, sessions: 1, attended: 1, late: 0, minutesLate: 0 }],
    });
    const pushed = await watcher.received(topic, 2);
    expect(pushed.filter(({ data }) => (data as { alertId: string }).alertId === alert!.id)).toMatchObject([
      { type: 'attendance.alert_opened', data: { state: 'open', ruleId: rule.id, studentId: ada } },
      { type: 'attendance.alert_closed', data: { state: 'closed' } },
    ]);
    watcher.socket.disconnect();
  });

  it('A11 of a rate counts sessions, and looks at everyone again as soon as it is another one', async () => {
    const rule = await limit({ measure: 'rate', threshold: 50, windowDays: 7, minSessions: 2 });
    await lesson.submit({ [ada]: 'A' });
    await told(app);
    expect(await alertsOf(rule)).toEqual([]);
    const changed = await admin.call<Rule>('PATCH', `/alert-rules/${rule.id}`, {
      body: { minSessions: 1 },
      headers: { 'if-match': `"${rule.version}"` },
    });
    expect([changed.status, changed.body.version]).toEqual([200, 2]);
    const alerts = await opened(rule);
    const mine = alerts.find(({ studentId }) => studentId === ada);
    expect(mine!.evidence).toMatchObject({ numerator: 0, denominator: 1, threshold: 50 });
    await admin.call('PATCH', `/alert-rules/${rule.id}`, { body: { active: false } });
    await becomes(mine!, { state: 'closed' });
  });

  it('is for one year group where it says so', async () => {
    await grade([ada], '08');
    const rule = await limit({ yearGroup: '08' });
    await lesson.submit({ [ada]: 'A', [at.students[1]!]: 'A' });
    const alerts = await opened(rule);
    await told(app);
    expect(alerts.map(({ studentId }) => studentId)).toEqual([ada]);
    expect(await alertsOf(rule)).toHaveLength(1);
  });

  it('is refused when it is unsound, kept while it has alerts, and removed when it never had one', async () => {
    const unsound = await admin.call<Problem>('POST', '/alert-rules', { body: { ...ABSENT, windowDays: 5 } });
    expect([unsound.status, unsound.body.code]).toEqual([422, 'attendance.alert_rule_unsound']);
    const rule = await limit();
    await lesson.submit({ [ada]: 'A' });
    await opened(rule);
    const kept = await admin.call<Problem>('DELETE', `/alert-rules/${rule.id}`);
    expect([kept.status, kept.body.code]).toEqual([409, 'attendance.alert_rule_in_use']);
    const other = await limit({ threshold: 60 });
    const stale = await admin.call<Problem>('DELETE', `/alert-rules/${other.id}`, {
      headers: { 'if-match': '"9"' },
    });
    expect(stale.status).toBe(412);
    expect((await admin.call('DELETE', `/alert-rules/${other.id}`)).status).toBe(204);
    const gone = await admin.get<Problem>(`/alert-rules/${other.id}`);
    expect([gone.status, gone.body.code]).toEqual([404, 'attendance.alert_rule_not_found']);
    await admin.call('PATCH', `/alert-rules/${rule.id}`, { body: { active: false } });
  });
});

describe('an alert', () => {
  it('is acknowledged with a note, closed for a reason, and not opened again while the rule applies', async () => {
    const rule = await limit({ closesItself: false });
    await lesson.submit({ [ada]: 'A' });
    const alert = (await opened(rule))[0]!;
    const stale = await act(alert, 'acknowledge', { note: 'Called home' }, office, 7);
    expect(stale.status).toBe(412);
    const known = await act(alert, 'acknowledge', { note: 'Called home' }, office, 1);
    expect(known.body).toMatchObject({ state: 'acknowledged', note: 'Called home', version: 2 });
    expect(known.headers.get('etag')).toBe('"2"');
    const twice = await act(alert, 'acknowledge', {});
    expect([twice.status, twice.body.code]).toEqual([409, 'attendance.alert_state_forbids']);
    expect((await act(alert, 'close', {})).status).toBe(422);
    const closed = await act(alert, 'close', { reason: 'The family was called' });
    expect(closed.body).toMatchObject({
      state: 'closed',
      holds: true,
      closeReason: 'The family was called',
      closedBy: schools.hill.people.office.id,
    });
    // A lesson with the same finding, and everyone looked at anew: neither opens another.
    await lesson.amend(ada, 'E');
    await lesson.amend(ada, 'A');
    await admin.call('PATCH', `/alert-rules/${rule.id}`, { body: { title: 'Called otherwise' } });
    await told(app);
    await told(app);
    expect((await alertsOf(rule)).filter(({ studentId }) => studentId === ada)).toHaveLength(1);
    const audit = await admin.get<ListOf<{ action: string }>>(`/audit-entries?limit=50`);
    expect(JSON.stringify(audit.body.items)).toContain('The family was called');
    await admin.call('PATCH', `/alert-rules/${rule.id}`, { body: { active: false } });
  });

  it('K1 is the school’s: another school sees neither it nor its rule, and is not looked at by it', async () => {
    const lake = new RosterOffice(app, schools.lake);
    const there = await aClass(app, schools.lake, 1);
    const rule = await limit();
    await lesson.submit({ [ada]: 'A' });
    await new ClassAtWork(app, schools.lake, there).submit({ [there.students[0]!]: 'A' });
    const [alert] = await opened(rule);
    await told(app);
    expect((await lake.get<ListOf<Alert>>('/alerts')).body.items).toEqual([]);
    const answers = [
      await lake.get<Problem>(`/alerts/${alert!.id}`),
      await lake.get<Problem>(`/alerts/${alert!.id}/explanation`),
      await act(alert!, 'close', { reason: 'Not ours' }, lake),
      await lake.as(schools.lake.people.admin).get<Problem>(`/alert-rules/${rule.id}`),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [404, 'attendance.alert_not_found'],
      [404, 'attendance.alert_not_found'],
      [404, 'attendance.alert_not_found'],
      [404, 'attendance.alert_rule_not_found'],
    ]);
    expect((await office.get<Alert>(`/alerts/${alert!.id}`)).body.state).toBe('open');
    await admin.call('PATCH', `/alert-rules/${rule.id}`, { body: { active: false } });
  });

  it('is seen by whoever teaches the student, and managed by the office; rules are the heads’', async () => {
    const rule = await limit();
    await lesson.submit({ [ada]: 'A' });
    const [alert] = await opened(rule);
    expect((await teacher.get(`/alerts/${alert!.id}`)).status).toBe(200);
    expect(await alertsOf(rule, teacher)).toHaveLength(1);
    await app.admin.query(
      `update roster.teaching_assignments set ends_on = current_date - 2 where school_id = $1`,
      [schools.hill.id],
    );
    expect((await teacher.get(`/alerts/${alert!.id}`)).status).toBe(404);
    expect((await act(alert!, 'close', { reason: 'No' }, teacher)).status).toBe(403);
    expect((await office.call('POST', '/alert-rules', { body: ABSENT })).status).toBe(403);
    const family = office.as(schools.hill.people.guardian);
    expect((await family.get('/alerts')).status).toBe(403);
    const socket = await TestSocket.connect(app, schools.hill.people.teacher.token);
    expect(await socket.subscribe(`school:${schools.hill.id}:alerts`)).toMatchObject({ ok: false });
    socket.socket.disconnect();
    await admin.call('PATCH', `/alert-rules/${rule.id}`, { body: { active: false } });
  });

  it('is mailed once to those whom its rule names, unless they or the school do not want it', async () => {
    const { office: clerk, admin: head } = schools.hill.people;
    await office.as(head).call('PUT', '/notification-preferences', {
      body: { items: [{ subscription: 'alert', wanted: false }] },
    });
    const rule = await limit({ tells: ['office', 'school-admin', 'teacher'] });
    await lesson.submit({ [ada]: 'A' });
    const [alert] = await opened(rule);
    const log = async () => {
      const { body } = await office.get<ListOf<{ kind: string; state: string; reason: string | null }>>(
        `/notifications?kind=alert&studentId=${ada}&limit=50`,
      );
      return body.items.map(({ state, reason }) => [state, reason]);
    };
    await until(async () => (await log()).some(([state]) => state === 'sent'), 'the mail');
    await told(app);
    const about = (await mailsTo(app, clerk)).filter(({ text }) => text.includes('Absent on a school day'));
    expect(about).toHaveLength(1);
    expect(about[0]!.text).toContain('absent for 1 school day');
    expect((await mailsTo(app, head)).filter(({ text }) => text.includes('Absent on'))).toEqual([]);
    expect(await log()).toContainEqual(['skipped', 'unsubscribed']);
    await admin.call('PATCH', '/notification-settings', { body: { alertOn: false } });
    await act(alert!, 'close', { reason: 'Spoken to' });
    const quiet = await limit({ tells: ['office'], title: 'Told to nobody' });
    await opened(quiet);
    await told(app);
    expect((await mailsTo(app, clerk)).filter(({ text }) => text.includes('Told to nobody'))).toEqual([]);
    await admin.call('PATCH', '/notification-settings', { body: { alertOn: true } });
    for (const { id } of [rule, quiet])
      await admin.call('PATCH', `/alert-rules/${id}`, { body: { active: false } });
  });

  it('is read by one statement each: the list page by page, the alert, and why there is one', async () => {
    const rule = await limit();
    await lesson.submit(Object.fromEntries(at.students.map((id) => [id, 'A'])));
    const [alert] = await opened(rule, 3);
    const cost = async (path: string) => {
      const { result, ofRequest } = await countStatements(() => office.get<ListOf<Alert>>(path));
      expect(result.status).toBe(200);
      return { statements: ofRequest(result), body: result.body };
    };
    const first = await cost(`/alerts?ruleId=${rule.id}&state=open&limit=2`);
    expect([first.statements, first.body.items.length]).toEqual([1, 2]);
    const rest = await cost(`/alerts?ruleId=${rule.id}&state=open&limit=2&after=${first.body.next}`);
    expect([rest.statements, rest.body.items.length, rest.body.next]).toEqual([1, 1, undefined]);
    const seen = [...first.body.items, ...rest.body.items].map(({ id }) => id);
    expect(new Set(seen).size).toBe(3);
    expect((await cost(`/alerts/${alert!.id}`)).statements).toBe(1);
    expect((await cost(`/alerts/${alert!.id}/explanation`)).statements).toBe(1);
    expect((await cost('/alert-rules')).statements).toBe(1);
    expect((await cost(`/alert-rules/${rule.id}`)).statements).toBe(1);
  });
});
