import { generate } from 'otplib';
import { KeyedTokens } from '#platform/auth/keyed-tokens';
import { newId } from '#domain/kernel/id';
import { CourseAuthor } from './course-author.js';
import { RosterOffice } from './roster-office.js';
import type { TestApp } from './test-app.js';
import { TusClient } from './tus.js';
import { PASSWORD, type TestPerson, type TestSchool } from './two-schools.js';
import { until } from './until.js';

/** What is known of the account and of no school's record: it must be nowhere once the account is erased. */
export const ACCOUNT_SECRETS = [
  'Quillon',
  'Vexborough',
  'quillon.vexborough@example.org',
  'countsonengines',
  'xeandxyr',
  'vexphone',
  'Pacific/Chatham',
] as const;

export const ACCOUNT_EMAIL = 'quillon.vexborough@example.org';

/** Somebody who learns in one school and teaches in another, by one account with all that an account can have. */
export interface WholeAccount {
  readonly person: TestPerson;
  readonly refreshToken: string;
  /** The school's record where the person learns: under another name, which stays the school's. */
  readonly rosterPersonId: string;
  readonly learning: { readonly itemId: string; readonly runId: string };
  /** A run of the school where the person teaches, with an announcement. */
  readonly taughtRunId: string;
  /** The next code of the authenticator app. */
  readonly code: () => Promise<string>;
}

export async function aWholeAccount(
  app: TestApp,
  learnsIn: TestSchool,
  teachesIn: TestSchool,
): Promise<WholeAccount> {
  const { rosterPersonId, ...signedIn } = await joins(app, learnsIn);
  const { person } = signedIn;
  const me = { token: person.token };
  const token = await invited(app, teachesIn, { role: 'teacher' });
  await app.call('POST', '/invitations/accept', { ...me, body: { token } });
  const profile = { about: 'countsonengines', pronouns: 'xeandxyr', displayName: 'Quillon A. Vexborough' };
  await app.call('PATCH', '/me', { ...me, body: profile, headers: { 'idempotency-key': newId() } });
  await app.call('POST', '/password-resets', { body: { email: ACCOUNT_EMAIL } });
  const code = await secondFactor(app, person.token);
  const learning = await learns(app, learnsIn, { person, rosterPersonId });
  const taughtRunId = await teaches(app, teachesIn, person);
  await isWrittenTo(app, teachesIn, person);
  return { ...signedIn, rosterPersonId, learning, taughtRunId, code };
}

/** Makes the account from an invitation for a record that has another name and address. */
async function joins(app: TestApp, school: TestSchool) {
  const names = { givenName: 'Wilhelmina', familyName: 'Record', email: 'wr@example.org' };
  const { id: rosterPersonId } = await new RosterOffice(app, school).student(names);
  const token = await invited(app, school, { role: 'student', rosterPersonId });
  const account = { displayName: 'Quillon Vexborough', password: PASSWORD, timeZone: 'Pacific/Chatham' };
  const joined = await app.call<{ personId: string }>('POST', '/invitations/join', {
    body: { token, ...account },
  });
  const { body } = await app.call<{ accessToken: string; refreshToken: string }>('POST', '/sessions', {
    body: { email: ACCOUNT_EMAIL, password: PASSWORD, deviceLabel: 'vexphone' },
  });
  await linked(app, rosterPersonId);
  const person = { id: joined.body.personId, email: ACCOUNT_EMAIL, token: body.accessToken };
  return { person, refreshToken: body.refreshToken, rosterPersonId };
}

async function invited(app: TestApp, school: TestSchool, details: object): Promise<string> {
  const admin = new RosterOffice(app, school, school.people.admin);
  const { id } = await admin.make('/invitations', { email: ACCOUNT_EMAIL, ...details });
  return new KeyedTokens(app.secrets, 'mailed-links').tokenFor('invitation', id);
}

function linked(app: TestApp, rosterPersonId: string): Promise<void> {
  return until(async () => {
    const { rows } = await app.admin.query(
      'select from roster.people where id = $1 and person_id is not null',
      [rosterPersonId],
    );
    return rows.length > 0;
  }, 'the record to be linked');
}

/** Enables it. Each code counts once, so the next one is of the next half minute. */
async function secondFactor(app: TestApp, token: string): Promise<() => Promise<string>> {
  const made = await app.call<{ secret: string }>('POST', '/me/second-factor', {
    token,
    body: { password: PASSWORD },
  });
  const { secret } = made.body;
  const codeOf = (steps: number) => generate({ secret, epoch: Date.now() / 1000 + steps * 30 });
  await app.call('POST', '/me/second-factor/confirm', { token, body: { code: await codeOf(0) } });
  return () => codeOf(1);
}

interface Learner {
  readonly person: TestPerson;
  readonly rosterPersonId: string;
}

/** Says something in a course, and begins to hand in a file. */
async function learns(app: TestApp, school: TestSchool, { person, rosterPersonId }: Learner) {
  const author = new CourseAuthor(new RosterOffice(app, school, school.people.teacher));
  const { runId, itemId } = await author.published();
  await author.enrol(runId, rosterPersonId);
  const me = new RosterOffice(app, school, person);
  await me.make(`/course-items/${itemId}/posts`, { markdown: 'Why is it dear?' });
  await new TusClient(app.url, school.id, person.token).upload('half a thought', 'vexphone.txt');
  return { runId, itemId };
}

async function teaches(app: TestApp, school: TestSchool, person: TestPerson): Promise<string> {
  const me = new RosterOffice(app, school, person);
  await until(async () => (await me.get('')).status === 200, 'the role to count');
  const { runId } = await new CourseAuthor(me).published();
  await me.call('POST', `/course-runs/${runId}/announcements`, {
    body: { title: 'Tomorrow', markdown: 'We meet at nine.' },
  });
  return runId;
}

/** As a member of staff: once to the address, once that waits, and once in vain; and not about alerts, please. */
async function isWrittenTo(app: TestApp, school: TestSchool, { id }: TestPerson): Promise<void> {
  for (const state of ['sent', 'queued'])
    await app.admin.query(
      `insert into attendance.notifications (id, school_id, kind, date, about_id, person_id, recipient_name, address, language,
         message_id, state, queued_at, send_at, prepared_at, content, sent_at)
       select $1, $2, 'alert', current_date, $1, $3, 'Quillon Vexborough', $4, 'en', $1::uuid::text, $5, now(),
         now() + interval '1 day', now(), '{}', case when $5 = 'sent' then now() end`,
      [newId(), school.id, id, ACCOUNT_EMAIL, state],
    );
  await app.admin.query(
    `insert into platform.jobs (id, kind, payload, state, error, finished_at) values ($1, 'a mail', $2, 'parked', $3, now())`,
    [newId(), { event: { data: { personId: id } } }, `550 no such user here: ${ACCOUNT_EMAIL}`],
  );
  await app.admin.query(
    `insert into attendance.notification_preferences values ($1, $2, 'alert', false, 'account')`,
    [school.id, id],
  );
}
