import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { KeyedTokens } from '#platform/auth/keyed-tokens';
import { TestApp } from '../../support/test-app.js';
import { PASSWORD, somebody, twoSchools, type TwoSchools } from '../../support/two-schools.js';

describe('invitations', () => {
  let app: TestApp;
  let at: TwoSchools;
  beforeAll(async () => {
    app = await TestApp.start();
    at = await twoSchools(app);
  });
  afterAll(() => app.stop());

  const path = (school = at.hill) => `/schools/${school.id}/invitations`;
  const invite = (body: object = {}, token = at.hill.people.office.token) =>
    app.call<{ id: string; state: string }>('POST', path(), {
      token,
      body: { email: 'New.Teacher@example.org', role: 'teacher', ...body },
    });
  const tokenOf = (id: string) => new KeyedTokens(app.secrets, 'mailed-links').tokenFor('invitation', id);
  const post = (step: string, body: object, token?: string) =>
    app.call('POST', `/invitations/${step}`, { token, body });
  const join = (token: string, body: object = {}) =>
    post('join', { token, displayName: 'New Teacher', password: PASSWORD, ...body });

  it('make an account for who has none, with the role and the school’s own record', async () => {
    const rosterPersonId = newId();
    const invited = await invite({ rosterPersonId });
    expect(invited.status).toBe(201);
    expect(invited.body).toMatchObject({ email: 'new.teacher@example.org', state: 'open', rosterPersonId });
    const token = await tokenOf(invited.body.id);
    expect((await post('read', { token })).body).toMatchObject({
      schoolName: 'Hill School',
      role: 'teacher',
      email: 'new.teacher@example.org',
      hasAccount: false,
    });
    expect((await join(token, { password: 'hopeless' })).body).toMatchObject({
      code: 'identity.password_refused',
    });
    const joined = await join(token);
    expect(joined.status).toBe(201);
    const signedIn = await app.call<{ accessToken: string }>('POST', '/sessions', {
      body: { email: 'new.teacher@example.org', password: PASSWORD },
    });
    const school = await app.call('GET', `/schools/${at.hill.id}`, { token: signedIn.body.accessToken });
    expect(school.status).toBe(200);
    const { rows } = await app.admin.query(
      `select school_id, data from platform.outbox where type = 'identity.invitation_accepted'`,
    );
    expect(rows).toEqual([
      {
        school_id: at.hill.id,
        data: expect.objectContaining({ rosterPersonId, personId: joined.body['personId'], role: 'teacher' }),
      },
    ]);
    expect((await join(token)).body).toMatchObject({ status: 410, code: 'identity.invitation_invalid' });
  });

  it('are accepted with an account, whatever its address', async () => {
    const ada = await somebody(app, null, {});
    const { body } = await invite({ email: ada.email, role: 'guardian' });
    const token = await tokenOf(body.id);
    expect((await post('read', { token })).body).toMatchObject({ hasAccount: true });
    expect((await join(token)).body).toMatchObject({ status: 409, code: 'identity.email_taken' });
    expect((await post('accept', { token })).status).toBe(401);
    const accepted = await post('accept', { token }, ada.token);
    expect(accepted.status).toBe(200);
    const mine = await app.call<{ items: object[] }>('GET', '/me/memberships', { token: ada.token });
    expect(mine.body.items).toEqual([expect.objectContaining({ role: 'guardian', schoolId: at.hill.id })]);
    expect((await post('accept', { token }, ada.token)).body).toMatchObject({
      code: 'identity.invitation_invalid',
    });
  });

  it('that come again, on another day, leave one membership, whose end takes the role away', async () => {
    const ada = await somebody(app, null, {});
    const accepted = async () => {
      const { body } = await invite({ email: ada.email, role: 'guardian' });
      return (await post('accept', { token: await tokenOf(body.id) }, ada.token)).status;
    };
    const mine = async () => {
      const { body } = await app.call<{ items: { id: string; from: string }[] }>('GET', '/me/memberships', {
        token: ada.token,
      });
      return body.items;
    };
    expect(await accepted()).toBe(200);
    await app.admin.query(
      'update identity.memberships set valid_from = valid_from - 1 where person_id = $1',
      [ada.id],
    );
    expect(await accepted()).toBe(200);
    const [held, ...others] = await mine();
    expect(others).toEqual([]);
    await app.call('PATCH', `/schools/${at.hill.id}/memberships/${held!.id}`, {
      token: at.hill.people.admin.token,
      body: { to: held!.from },
    });
    expect(await mine()).toEqual([]);
  });

  it('take the end from a role that was to be over, but where the same role comes after it', async () => {
    const ada = await somebody(app, 'guardian', { schoolId: at.hill.id });
    const spans = async () =>
      (
        await app.admin.query<{ ends: boolean }>(
          'select valid_to is not null as ends from identity.memberships where person_id = $1 order by valid_from',
          [ada.id],
        )
      ).rows.map(({ ends }) => ends);
    const end = () =>
      app.admin.query('update identity.memberships set valid_to = current_date + 7 where person_id = $1', [
        ada.id,
      ]);
    const accepted = async () => {
      const { body } = await invite({ email: ada.email, role: 'guardian' });
      return post('accept', { token: await tokenOf(body.id) }, ada.token);
    };
    await end();
    expect((await accepted()).status).toBe(200);
    expect(await spans()).toEqual([false]);
    await end();
    await app.admin.query(
      `insert into identity.memberships (id, person_id, role, school_id, valid_from)
       values (uuidv7(), $1, 'guardian', $2, current_date + 30)`,
      [ada.id, at.hill.id],
    );
    expect(await accepted()).toMatchObject({ status: 409, body: { code: 'identity.membership_exists' } });
    expect(await spans()).toEqual([true, false]);
  });

  it('are accepted by one of two at once', async () => {
    const people = [
      await somebody(app, null, {}),
      await somebody(app, null, {}),
      await somebody(app, null, {}),
    ];
    const { body } = await invite({ email: 'race@example.org' });
    const token = await tokenOf(body.id);
    const answers = await Promise.all(people.map((person) => post('accept', { token }, person.token)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 410)).toHaveLength(2);
  });

  it('are refused when they are guessed, withdrawn or too old', async () => {
    const { body } = await invite({ email: 'late@example.org' });
    const token = await tokenOf(body.id);
    const guess = 'a'.repeat(43);
    expect((await post('read', { token: guess })).body).toMatchObject({
      code: 'identity.invitation_invalid',
    });
    await app.admin.query(`update identity.invitations set expires_at = now() where id = $1`, [body.id]);
    expect((await join(token)).body).toMatchObject({ code: 'identity.invitation_invalid' });
    const other = await invite({ email: 'other@example.org' });
    const withdraw = (id: string, schoolToken = at.hill.people.office.token, school = at.hill) =>
      app.call('DELETE', `${path(school)}/${id}`, { token: schoolToken });
    expect((await withdraw(other.body.id, at.lake.people.office.token, at.lake)).body).toMatchObject({
      status: 404,
      code: 'identity.invitation_not_found',
    });
    expect((await withdraw(other.body.id)).status).toBe(204);
    expect((await join(await tokenOf(other.body.id))).body).toMatchObject({
      code: 'identity.invitation_invalid',
    });
    const taken = await invite({ email: 'taken@example.org' });
    await join(await tokenOf(taken.body.id));
    expect((await withdraw(taken.body.id)).body).toMatchObject({
      status: 409,
      code: 'identity.invitation_already_accepted',
    });
  });

  it('lift nobody above who invites, and are the business of the office', async () => {
    expect((await invite({ role: 'school-admin' })).body).toMatchObject({
      code: 'identity.role_above_yours',
    });
    expect((await invite({ role: 'platform-admin' }, at.platformAdmin.token)).body).toMatchObject({
      code: 'identity.role_out_of_place',
    });
    expect((await invite({ role: 'school-admin' }, at.hill.people.admin.token)).status).toBe(201);
    expect((await invite({}, at.hill.people.teacher.token)).body).toMatchObject({
      code: 'platform.not_permitted',
    });
    expect((await invite({}, at.lake.people.office.token)).status).toBe(404);
  });

  it('are listed with their state, the latest first, to their school alone', async () => {
    const list = (school = at.hill, limit = 100) =>
      app.call<{ items: { id: string; state: string }[]; next?: string }>(
        'GET',
        `${path(school)}?limit=${limit}`,
        {
          token: school.people.office.token,
        },
      );
    const { body } = await list();
    expect(body.items.map(({ id }) => id)).toEqual(
      body.items
        .map(({ id }) => id)
        .toSorted()
        .toReversed(),
    );
    expect(new Set(body.items.map(({ state }) => state))).toEqual(
      new Set(['open', 'accepted', 'withdrawn', 'expired']),
    );
    expect((await list(at.lake)).body.items).toEqual([]);
    const { body: first } = await list(at.hill, 2);
    const { body: second } = await app.call<{ items: { id: string }[] }>(
      'GET',
      `${path()}?limit=2&after=${first.next}`,
      { token: at.hill.people.office.token },
    );
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(
      body.items.slice(0, 4).map(({ id }) => id),
    );
  });
});
