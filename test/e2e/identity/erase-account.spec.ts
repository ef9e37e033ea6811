import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemActor } from '#domain/kernel/actor';
import { brokenAuditLinks, closeAuditChains, redactedAuditEntries } from '#platform/persistence/audit-chain';
import { Database } from '#platform/persistence/database';
import { LongTransactions } from '#platform/persistence/long-transactions';
import { UnitOfWork } from '#platform/persistence/unit-of-work';
import { mailedToken } from '../../support/mailed-token.js';
import { placesHolding } from '../../support/places-holding.js';
import { RosterOffice, type ListOf } from '../../support/roster-office.js';
import { settled } from '../../support/settled.js';
import { TestSocket } from '../../support/socket.js';
import { TestApp } from '../../support/test-app.js';
import { givePassword, PASSWORD, somebody, twoSchools, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';
import {
  ACCOUNT_EMAIL,
  ACCOUNT_SECRETS,
  aWholeAccount,
  type WholeAccount,
} from '../../support/whole-account.js';

let app: TestApp;
let schools: TwoSchools;
let life: WholeAccount;
let hill: RosterOffice;
let lake: RosterOffice;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  hill = new RosterOffice(app, schools.hill, schools.hill.people.admin);
  lake = new RosterOffice(app, schools.lake, schools.lake.people.admin);
  for (const school of [hill, lake])
    await school.make('/webhooks', {
      url: 'https://hooks.example.org/',
      label: 'Records system',
      eventTypes: ['identity.*', 'roster.person_unlinked'],
    });
  life = await aWholeAccount(app, schools.hill, schools.lake);
});
afterAll(() => app.stop());

const rows = async <Row extends object = Record<string, unknown>>(sql: string, values: unknown[] = []) =>
  (await app.admin.query<Row>(sql, values)).rows;
const eraseMine = (body: object) => app.call('POST', '/me/erasure', { token: life.person.token, body });
const signIn = (password = PASSWORD) =>
  app.call<{ accessToken: string }>('POST', '/sessions', { body: { email: ACCOUNT_EMAIL, password } });

async function withPassword() {
  const person = await somebody(app, null, {});
  await givePassword(app, person);
  return person;
}

/** What the schools count and keep of the person, by their own records. */
const kept = () =>
  rows(
    `select p.id, p.given_name, p.family_name, p.email, p.status,
      (select count(*)::int from roster.enrolments e where e.student_id = p.id) as enrolments,
      (select count(*)::int from learning.enrolments e where e.learner_id = p.id) as courses,
      (select json_agg(s.markdown) from learning.posts s where s.written_by in (p.id, $2)) as said,
      (select json_agg(a.title) from learning.announcements a where a.run_id = $3 and a.published_by = $2) as announced,
      (select count(*)::int from attendance.notifications n where n.person_id = $2) as mails
     from roster.people p where p.id = $1`,
    [life.rosterPersonId, life.person.id, life.taughtRunId],
  );

describe('K6 the erasure of one’s own account', () => {
  let before: object;
  let socket: TestSocket;

  it('asks for the present password, and for the second factor where there is one', async () => {
    await settled(app);
    for (const word of ACCOUNT_SECRETS)
      expect([word, (await placesHolding(app, word)).length]).not.toEqual([word, 0]);
    const refusals = [
      [{}, 422, 'platform.input_invalid'],
      [{ password: 'not the one' }, 403, 'identity.password_wrong'],
      [{ password: PASSWORD }, 401, 'identity.second_factor_required'],
      [{ password: PASSWORD, secondFactorCode: '000000' }, 401, 'identity.second_factor_refused'],
    ] as const;
    for (const [body, status, code] of refusals)
      expect(await eraseMine(body)).toMatchObject({ status, body: { code } });
    expect((await app.call('POST', '/me/erasure', { body: { password: PASSWORD } })).status).toBe(401);
    expect((await app.call('GET', '/me', { token: life.person.token })).body).toMatchObject({
      email: ACCOUNT_EMAIL,
    });
  });

  it('is not to be guessed', async () => {
    const { token } = await withPassword();
    const guess = () => app.call('POST', '/me/erasure', { token, body: { password: 'a guess of many' } });
    for (let i = 0; i < 10; i++) expect((await guess()).status).toBe(403);
    expect(await guess()).toMatchObject({ status: 429, body: { code: 'identity.too_many_attempts' } });
  });

  it('takes effect at once: no session, no token, no socket, no link, and nobody to sign in as', async () => {
    socket = await TestSocket.connect(app, life.person.token);
    const gone = new Promise((resolve) => socket.socket.once('disconnect', resolve));
    const link = await mailedToken(app, 'reset_password', ACCOUNT_EMAIL);
    await settled(app);
    await app.app.get(UnitOfWork).run(systemActor(null), closeAuditChains);
    before = await kept();
    const headers = { 'idempotency-key': 'K-1' };
    const body = { password: PASSWORD, secondFactorCode: await life.code() };
    const answer = await app.call('POST', '/me/erasure', { token: life.person.token, body, headers });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('idempotency-replayed')).toBeNull();
    await gone;
    await until(
      async () => (await app.call('GET', '/me', { token: life.person.token })).status === 401,
      'the end',
    );
    const refresh = await app.call('POST', '/sessions/refresh', {
      body: { refreshToken: life.refreshToken },
    });
    expect(refresh).toMatchObject({ status: 401, body: { code: 'identity.session_over' } });
    expect((await signIn()).body).toMatchObject({ status: 401, code: 'identity.sign_in_refused' });
    const reset = { token: link, password: 'marble engine fifty rain' };
    expect((await app.call('POST', '/password-resets/confirm', { body: reset })).status).toBe(410);
  });

  it('leaves what the schools keep as it was, and nothing that says whose the account was', async () => {
    await settled(app);
    expect(await kept()).toEqual(before);
    for (const word of ACCOUNT_SECRETS) expect([word, await placesHolding(app, word)]).toEqual([word, []]);
    expect(await rows(`select kind, error from platform.jobs where state = 'parked'`)).toEqual([
      { kind: 'a mail', error: '(erased)' },
    ]);
    for (const table of ['credentials', 'second_factors', 'mailed_links', 'sessions', 'profiles'])
      expect([
        table,
        await rows(`select from identity.${table} where person_id = $1`, [life.person.id]),
      ]).toEqual([table, []]);
    const [left] = await rows('select * from identity.persons where id = $1', [life.person.id]);
    expect(left).toMatchObject({ display_name: 'Erased person', status: 'anonymised', time_zone: 'UTC' });
    const [upload] = await rows(
      'select metadata, expires_at < now() as over from platform.uploads where person_id = $1',
      [life.person.id],
    );
    expect(upload).toEqual({ metadata: null, over: true });
    expect(
      await rows(
        `select recipient_name, address, state from attendance.notifications where person_id = $1 order by state`,
        [life.person.id],
      ),
    ).toEqual([
      { recipient_name: 'Erased person', address: '(erased)', state: 'sent' },
      { recipient_name: 'Erased person', address: '(erased)', state: 'skipped' },
    ]);
    expect(
      await rows('select from attendance.notification_preferences where recipient_id = $1', [life.person.id]),
    ).toEqual([]);
  });

  it('ends roles with their dates kept, and parts the school’s record from the account', async () => {
    const held = await rows(
      `select role, valid_from is not null as begun, valid_to = (now() at time zone s.time_zone)::date as today, m.display_name
       from identity.memberships m join identity.schools s on s.id = m.school_id where person_id = $1 order by role`,
      [life.person.id],
    );
    const ended = { begun: true, today: true, display_name: 'Erased person' };
    expect(held).toEqual([
      { role: 'student', ...ended },
      { role: 'teacher', ...ended },
    ]);
    expect((await hill.get(`/people/${life.rosterPersonId}`)).body).toMatchObject({
      displayName: 'Wilhelmina Record',
      status: 'active',
      hasSignIn: false,
    });
    const listed =
      await lake.get<ListOf<{ personId: string; displayName: string }>>('/memberships?role=teacher');
    expect(listed.body.items.find(({ personId }) => personId === life.person.id)).toMatchObject({
      displayName: 'Erased person',
    });
    const again = await lake.call('POST', '/memberships', {
      body: { personId: life.person.id, role: 'office', from: '2026-09-01' },
    });
    expect(again).toMatchObject({ status: 409, body: { code: 'identity.account_is_erased' } });
  });

  it('names nobody where staff have written for all, and the school’s record where a member has written', async () => {
    const teacher = lake;
    const told = await teacher.get<ListOf<{ author: string }>>(
      `/course-runs/${life.taughtRunId}/announcements`,
    );
    expect(told.body.items).toMatchObject([{ author: 'Erased person', markdown: 'We meet at nine.' }]);
    const said = await hill.get<ListOf<{ author: string }>>(`/course-items/${life.learning.itemId}/posts`);
    expect(said.body.items).toMatchObject([{ author: 'Wilhelmina Record', markdown: 'Why is it dear?' }]);
  });

  it('is told to the places that the account belonged to, by ids alone', async () => {
    const told = await rows(
      `select w.school_id, d.event_type, d.subject_id, d.data from identity.webhook_deliveries d
       join identity.webhooks w on w.id = d.webhook_id
       where d.event_type in ('identity.account_erased', 'roster.person_unlinked') order by d.event_type, w.school_id = $1 desc`,
      [schools.hill.id],
    );
    const personId = life.person.id;
    const erased = { event_type: 'identity.account_erased', subject_id: personId };
    expect(told).toEqual([
      {
        ...erased,
        school_id: schools.hill.id,
        data: { personId, schoolId: schools.hill.id, districtId: null },
      },
      {
        ...erased,
        school_id: schools.lake.id,
        data: { personId, schoolId: schools.lake.id, districtId: null },
      },
      {
        event_type: 'roster.person_unlinked',
        school_id: schools.hill.id,
        subject_id: life.rosterPersonId,
        data: { personId },
      },
    ]);
  });

  it('is in the audit log, which is whole, without what was erased (K7)', async () => {
    await app.app.get(UnitOfWork).run(systemActor(null), closeAuditChains);
    const log = new LongTransactions(app.app.get(Database));
    expect(await brokenAuditLinks(log)).toEqual([]);
    expect(await redactedAuditEntries(log)).toBeGreaterThan(5);
    const told = await rows(
      `select school_id, action, subject_type, after from platform.audit_entries
       where person_id = $1 and subject_type in ('AccountErasure', 'AuditLog', 'Membership') and action <> 'create'
         or subject_type = 'AccountErasure' order by school_id = $2, school_id = $3, subject_type, id`,
      [life.person.id, schools.hill.id, schools.lake.id],
    );
    expect(told).toMatchObject([
      { school_id: schools.lake.id, action: 'redact' },
      { school_id: schools.lake.id, action: 'update', subject_type: 'Membership' },
      { school_id: schools.hill.id, action: 'redact' },
      { school_id: schools.hill.id, action: 'update', subject_type: 'Membership' },
      { school_id: null, subject_type: 'AccountErasure', after: { personId: life.person.id, reason: null } },
      { school_id: null, action: 'redact' },
    ]);
  });

  it('frees the address for a new account, which gets nothing of the old one', async () => {
    const sent = { email: ACCOUNT_EMAIL, displayName: 'Somebody New', password: PASSWORD };
    await app.call('POST', '/accounts', { body: sent });
    const token = await mailedToken(app, 'verify_email', ACCOUNT_EMAIL);
    await app.call('POST', '/email-verifications/confirm', { body: { token, password: PASSWORD } });
    const { accessToken } = (await signIn()).body;
    const me = await app.call('GET', '/me', { token: accessToken });
    expect(me.body).toMatchObject({ displayName: 'Somebody New', about: null, secondFactor: false });
    expect(me.body['id']).not.toBe(life.person.id);
    const mine = await app.call<ListOf<object>>('GET', '/me/memberships', { token: accessToken });
    expect(mine.body.items).toEqual([]);
  });

  it('leaves words of the school’s record to the erasure of that', async () => {
    await hill.call('POST', `/people/${life.rosterPersonId}/departure`, { body: { on: '2026-10-30' } });
    const erased = await hill.call('POST', `/people/${life.rosterPersonId}/erasure`, {
      body: { reason: 'Request 18' },
    });
    expect(erased.status).toBe(204);
    await settled(app);
    expect(await placesHolding(app, 'Why is it dear?')).toEqual([]);
    const said = await hill.get<ListOf<object>>(`/course-items/${life.learning.itemId}/posts`);
    expect(said.body.items).toMatchObject([{ author: 'Erased person', markdown: '(erased)' }]);
  });
});
