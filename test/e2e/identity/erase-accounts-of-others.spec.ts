import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import type { Role } from '#domain/kernel/permissions';
import { superuser } from '../../support/last-seen.js';
import { waitingBehind } from '../../support/lock-waits.js';
import { RosterOffice, type ListOf } from '../../support/roster-office.js';
import { studentWhoSignsIn } from '../../support/student-who-signs-in.js';
import { TestApp } from '../../support/test-app.js';
import { givePassword, PASSWORD, somebody, twoSchools, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

let app: TestApp;
let schools: TwoSchools;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
});
afterAll(() => app.stop());

const rows = async <Row extends object = Record<string, unknown>>(sql: string, values: unknown[] = []) =>
  (await app.admin.query<Row>(sql, values)).rows;
const erase = (personId: string, by = schools.platformAdmin, reason = 'Request 17 of 2026') =>
  app.call<{ code: string; facts: { places: object[] } }>('POST', `/accounts/${personId}/erasure`, {
    token: by.token,
    body: { reason },
  });
const here = (role: Role) => somebody(app, role, { schoolId: schools.hill.id });
const stateOf = async (personId: string) =>
  (await rows('select status, display_name from identity.persons where id = $1', [personId]))[0];

describe('K6 the erasure of somebody’s account by whoever leads the platform', () => {
  it('is for them alone, and so is the list', async () => {
    const whom = await here('teacher');
    const hill = new RosterOffice(app, schools.hill, schools.hill.people.admin);
    const key = await hill.call<{ apiKey: string }>('POST', '/api-keys', { body: { label: 'A program' } });
    const callers = [
      ...Object.values(schools.hill.people),
      schools.districtAdmin,
      { token: key.body.apiKey },
      whom,
    ];
    for (const by of callers) {
      expect(await erase(whom.id, by as never)).toMatchObject({ status: 403 });
      expect((await app.call('GET', '/account-erasures', { token: by.token })).status).toBe(403);
    }
    expect((await app.call('POST', `/accounts/${whom.id}/erasure`, { body: { reason: 'x' } })).status).toBe(
      401,
    );
    expect(await stateOf(whom.id)).toMatchObject({ status: 'active' });
    expect((await erase(whom.id)).status).toBe(204);
    const listed = await app.call<ListOf<object>>('GET', '/account-erasures', {
      token: schools.platformAdmin.token,
    });
    expect(listed.body.items).toEqual([
      expect.objectContaining({
        personId: whom.id,
        reason: 'Request 17 of 2026',
        erasedBy: schools.platformAdmin.id,
      }),
    ]);
    await until(async () => (await app.call('GET', '/me', { token: whom.token })).status === 401, 'the end');
  });

  it('says why, and not who it was', async () => {
    const whom = await here('office');
    const withoutOne = await app.call('POST', `/accounts/${whom.id}/erasure`, {
      token: schools.platformAdmin.token,
      body: {},
    });
    expect(withoutOne).toMatchObject({ status: 422, body: { code: 'platform.input_invalid' } });
    expect(await erase(whom.id, undefined, `mail of ${whom.email}`)).toMatchObject({
      status: 422,
      body: { code: 'identity.reason_names_person', errors: [{ pointer: '/reason' }] },
    });
    expect(await stateOf(whom.id)).toMatchObject({ status: 'active' });
  });

  it('is done once, to somebody there is, and not to oneself without a password', async () => {
    const whom = await here('office');
    expect((await erase(whom.id)).status).toBe(204);
    expect(await erase(whom.id)).toMatchObject({ status: 409, body: { code: 'identity.account_is_erased' } });
    expect(await erase(newId())).toMatchObject({ status: 404, body: { code: 'identity.person_not_found' } });
    expect(await erase(schools.platformAdmin.id)).toMatchObject({
      status: 403,
      body: { code: 'identity.own_account_needs_password' },
    });
    for (const change of [`status = 'active'`, `email = 'a@b.example'`, `display_name = 'Ada'`])
      await expect(
        rows(`update identity.persons set ${change} where id = $1`, [whom.id]),
      ).rejects.toMatchObject({
        constraint: 'persons_stay_erased',
      });
  });

  it('is kept from nobody by an account at the address that is to stand instead', async () => {
    const whom = await here('office');
    const email = `erased-${whom.id}@erased.invalid`;
    const account = { email, displayName: 'Mallory', password: PASSWORD };
    expect(await app.call('POST', '/accounts', { body: account })).toMatchObject({
      status: 422,
      body: { code: 'identity.not_an_email_address' },
    });
    await expect(
      rows(`insert into identity.persons (id, email, display_name) values ($1, $2, 'Mallory')`, [
        newId(),
        email,
      ]),
    ).rejects.toMatchObject({ constraint: 'persons_not_as_erased' });
    expect((await erase(whom.id)).status).toBe(204);
  });

  it('ends a role that was to begin later before it does', async () => {
    const whom = await here('office');
    const later = newId();
    await rows(
      `insert into identity.memberships (id, person_id, role, school_id, valid_from, valid_to)
       values ($1, $2, 'teacher', $3, current_date + 30, current_date + 60)`,
      [later, whom.id, schools.hill.id],
    );
    expect((await erase(whom.id)).status).toBe(204);
    expect(
      await rows('select valid_to - valid_from as days from identity.memberships where id = $1', [later]),
    ).toEqual([{ days: -1 }]);
    const told = await rows(
      `select data ->> 'to' < data ->> 'from' as never from platform.outbox
       where type = 'identity.membership_changed' and data ->> 'membershipId' = $1`,
      [later],
    );
    expect(told).toEqual([{ never: true }]);
  });

  it('lets whoever leads the platform change nothing else of somebody', async () => {
    const whom = await here('office');
    await rows('begin');
    await rows(`set local role lyceum_app`);
    await rows(`select set_config('app.person_id', $1, true)`, [schools.platformAdmin.id]);
    await expect(
      rows(`update identity.persons set display_name = 'Renamed' where id = $1`, [whom.id]),
    ).rejects.toThrow(/row-level security/);
    await rows('rollback');
    await rows('begin');
    await rows(`set local role lyceum_app`);
    await rows(`select set_config('app.person_id', $1, true)`, [whom.id]);
    await expect(
      rows('select identity.forget_account($1)', [schools.hill.people.teacher.id]),
    ).rejects.toMatchObject({ constraint: 'accounts_of_others' });
    await rows('rollback');
  });
});

describe('K6 whoever leads a place alone', () => {
  it('is not erased before somebody else leads it; the facts say where', async () => {
    const { hill, lake, platformAdmin, districtAdmin } = schools;
    const admin = hill.people.admin;
    await rows(
      `insert into identity.memberships (id, person_id, role, district_id) values ($1, $2, 'district-admin', $3)`,
      [newId(), admin.id, lake.districtId],
    );
    expect(await erase(admin.id)).toMatchObject({
      status: 409,
      body: {
        code: 'identity.account_leads_alone',
        facts: {
          places: [
            {
              role: 'district-admin',
              schoolId: null,
              districtId: lake.districtId,
              name: 'Lake School District',
            },
            { role: 'school-admin', schoolId: hill.id, districtId: null, name: 'Hill School' },
          ],
        },
      },
    });
    expect(await stateOf(admin.id)).toMatchObject({ status: 'active', display_name: 'Some school-admin' });
    const places = [{ role: 'district-admin', districtId: hill.districtId }];
    expect((await erase(districtAdmin.id)).body.facts).toMatchObject({ places });
    await givePassword(app, platformAdmin);
    const mine = await app.call('POST', '/me/erasure', {
      token: platformAdmin.token,
      body: { password: PASSWORD },
    });
    expect(mine).toMatchObject({
      status: 409,
      body: { facts: { places: [{ role: 'platform-admin', schoolId: null, districtId: null, name: null }] } },
    });
  });

  it.each([
    ['who is suspended', `update identity.persons set status = 'suspended' where id = $1`],
    [
      'whose address was never confirmed',
      'update identity.persons set email_verified_at = null where id = $1',
    ],
    [
      'whose role is over',
      'update identity.memberships set valid_to = current_date - 2 where person_id = $1',
    ],
    [
      'whose role is yet to begin',
      'update identity.memberships set valid_from = current_date + 2 where person_id = $1',
    ],
    ['who does something else', `update identity.memberships set role = 'office' where person_id = $1`],
  ])('is not helped by somebody %s, but by anybody else who leads', async (_, spoil) => {
    const { lake } = schools;
    const other = await somebody(app, 'school-admin', { schoolId: lake.id });
    await rows(spoil, [other.id]);
    expect((await erase(lake.people.admin.id)).body.facts).toMatchObject({ places: [{ schoolId: lake.id }] });
    await erase(other.id);
  });

  it('may go when the school is closed, or when another leads it', async () => {
    const { lake } = schools;
    const next = await somebody(app, 'school-admin', { schoolId: lake.id });
    expect((await erase(lake.people.admin.id)).status).toBe(204);
    expect((await erase(next.id)).status).toBe(409);
    await rows(`update identity.schools set status = 'closed' where id = $1`, [lake.id]);
    expect((await erase(next.id)).status).toBe(204);
  });

  it('is one of two who go at once, and the other stays', async () => {
    const districtId = schools.hill.districtId;
    const schoolId = newId();
    await rows(
      `insert into identity.schools (id, district_id, name, time_zone) values ($1, $2, 'New School', 'UTC')`,
      [schoolId, districtId],
    );
    const two = [
      await somebody(app, 'school-admin', { schoolId }),
      await somebody(app, 'school-admin', { schoolId }),
    ];
    await Promise.all(two.map((one) => givePassword(app, one)));
    const other = await superuser(app.adminUrl);
    await other.query('begin');
    await other.query(`select pg_advisory_xact_lock(hashtextextended('identity.account-erasure', 0))`);
    const leaving = two.map(({ token }) =>
      app.call('POST', '/me/erasure', { token, body: { password: PASSWORD } }),
    );
    await until(async () => (await waitingBehind(other)) === 2, 'both to wait for their turn');
    await other.query('commit');
    await other.end();
    const answers = await Promise.all(leaving);
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['204', '409']);
    const left = await rows(
      `select from identity.persons p join identity.memberships m on m.person_id = p.id
       where m.school_id = $1 and p.status = 'active'`,
      [schoolId],
    );
    expect(left).toHaveLength(1);
  });
});

describe('K6 what happens beside the erasure of an account', () => {
  it('adds nothing to it: who signs in or accepts at the same moment waits, and comes too late', async () => {
    const whom = await here('teacher');
    const other = await superuser(app.adminUrl);
    await other.query('begin');
    await other.query(
      `update identity.persons set status = 'anonymised', email = 'erased-' || id || '@erased.invalid',
         display_name = 'Erased person', email_verified_at = null where id = $1`,
      [whom.id],
    );
    const session = rows(
      `insert into identity.sessions (id, person_id, family_hash, current_hash, device_label, address, created_at, last_seen_at)
       values ($1, $2, $3, $3, 'Phone', '192.0.2.7', now(), now())`,
      [newId(), whom.id, newId()],
    ).catch((error: unknown) => error);
    await until(async () => (await waitingBehind(other)) === 1, 'the sign-in to wait');
    await other.query('commit');
    await other.end();
    expect(await session).toMatchObject({ constraint: 'sessions_of_standing_accounts' });
    for (const [table, insert] of [
      ['credentials', `insert into identity.credentials values ($1, 'hash', now())`],
      ['profiles', `insert into identity.profiles (person_id, new_device_notice) values ($1, true)`],
      ['second_factors', `insert into identity.second_factors values ($1, 'sealed', null, 0, '{}')`],
      [
        'mailed_links',
        `insert into identity.mailed_links values (gen_random_uuid(), $1, 'reset_password', 'h', now())`,
      ],
      [
        'memberships',
        `insert into identity.memberships (id, person_id, role) values (gen_random_uuid(), $1, 'platform-admin')`,
      ],
      [
        'memberships',
        `update identity.memberships set valid_to = null, valid_from = current_date where person_id = $1`,
      ],
    ] as const)
      await expect(rows(insert, [whom.id])).rejects.toMatchObject({
        constraint: `${table}_of_standing_accounts`,
      });
  });

  it('links no record to it that was to be linked a moment later', async () => {
    const office = new RosterOffice(app, schools.hill);
    const record = await office.student();
    const whom = await here('student');
    expect((await erase(whom.id)).status).toBe(204);
    await office.belongsTo(record, whom);
    expect(await rows('select person_id from roster.people where id = $1', [record.id])).toEqual([
      { person_id: null },
    ]);
  });

  it('forgets in invitations that were accepted or came to nothing, and leaves the school those that are open', async () => {
    const whom = await here('office');
    const admin = new RosterOffice(app, schools.hill, schools.hill.people.admin);
    const invite = () => admin.make('/invitations', { email: whom.email, role: 'teacher' });
    const [open, withdrawn, expired, accepted] = [
      await invite(),
      await invite(),
      await invite(),
      await invite(),
    ];
    await admin.call('DELETE', `/invitations/${withdrawn.id}`);
    await rows('update identity.invitations set expires_at = now() where id = $1', [expired.id]);
    await rows(
      `update identity.invitations set accepted_at = now(), accepted_by = $2, email = 'other@example.org' where id = $1`,
      [accepted.id, whom.id],
    );
    expect((await erase(whom.id)).status).toBe(204);
    const left = await rows<{ id: string; email: string }>(
      'select id, email from identity.invitations where id = any ($1)',
      [[open.id, withdrawn.id, expired.id, accepted.id]],
    );
    const emailOf = new Map(left.map(({ id, email }) => [id, email]));
    expect(emailOf.get(open.id)).toBe(whom.email);
    for (const { id } of [withdrawn, expired, accepted])
      expect(emailOf.get(id)).toBe(`erased-${id}@erased.invalid`);
    const told = await rows(
      `select before, after from platform.audit_entries where subject_id = $1 and action = 'create'`,
      [withdrawn.id],
    );
    expect(JSON.stringify(told)).not.toContain(whom.email);
  });

  it('leaves in the log of mails what the school wrote to its own record, and forgets what it had from the account', async () => {
    const { person, id } = await studentWhoSignsIn(app, schools.hill, { email: 'record@example.org' });
    const note = (name: string, address: string) =>
      rows(
        `insert into attendance.notifications (id, school_id, kind, date, about_id, roster_person_id, person_id, recipient_name,
           address, language, message_id, state, queued_at, send_at)
         values ($1, $2, 'alert', current_date, $1, $3, $4, $5, $6, 'en', $1::uuid::text, 'queued', now(), now() + interval '1 day')`,
        [newId(), schools.hill.id, id, person.id, name, address],
      );
    await note('Ada Byron', 'record@example.org');
    await note('Ada Byron', person.email);
    await note('Some student', 'record@example.org');
    expect((await erase(person.id)).status).toBe(204);
    const log = () =>
      rows(
        `select recipient_name as name, address, state from attendance.notifications where roster_person_id = $1
         order by name, address desc`,
        [id],
      );
    await until(async () => (await log()).some(({ state }) => state === 'skipped'), 'the log to forget');
    expect(await log()).toEqual([
      { name: 'Ada Byron', address: 'record@example.org', state: 'queued' },
      { name: 'Ada Byron', address: 'record@example.org', state: 'queued' },
      { name: 'Ada Byron', address: '(erased)', state: 'skipped' },
    ]);
  });

  it('forgets nothing of an account that stands, whoever calls for it', async () => {
    const whom = await here('teacher');
    await rows(`insert into attendance.notification_preferences values ($1, $2, 'alert', false, 'account')`, [
      schools.hill.id,
      whom.id,
    ]);
    await rows(`select set_config('app.school_id', $1, false)`, [schools.hill.id]);
    await rows('select attendance.forget_account($1, null), learning.forget_account($1, null)', [whom.id]);
    await rows(`select set_config('app.school_id', '', false)`);
    expect(
      await rows('select from attendance.notification_preferences where recipient_id = $1', [whom.id]),
    ).toHaveLength(1);
  });
});
