import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApp } from '../../support/test-app.js';
import {
  givePassword,
  PASSWORD,
  somebody,
  twoSchools,
  type TestPerson,
  type TwoSchools,
} from '../../support/two-schools.js';
import { until } from '../../support/until.js';

describe('the person who is signed in', () => {
  let app: TestApp;
  let ada: TestPerson;
  let schools: TwoSchools;
  beforeAll(async () => {
    app = await TestApp.start();
    schools = await twoSchools(app);
  });
  beforeEach(async () => {
    ada = await somebody(app, null, {});
    await givePassword(app, ada);
  });
  afterAll(() => app.stop());

  const get = (token = ada.token) => app.call('GET', '/me', { token });
  const patch = (body: object, headers = {}) => app.call('PATCH', '/me', { token: ada.token, body, headers });

  it('changes what is given and keeps the rest', async () => {
    const before = await get();
    const changed = await patch({
      displayName: 'Ada L.',
      about: ' Counts on engines ',
      newDeviceNotice: false,
    });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({
      displayName: 'Ada L.',
      about: 'Counts on engines',
      pronouns: null,
      newDeviceNotice: false,
      timeZone: before.body['timeZone'],
    });
    expect((await get()).body).toEqual(changed.body);
  });

  it('has a version: a change of something read before is refused', async () => {
    const etag = (await get()).headers.get('etag')!;
    expect((await patch({ pronouns: 'she/her' }, { 'if-match': etag })).status).toBe(200);
    const late = await patch({ pronouns: 'they/them' }, { 'if-match': etag });
    expect([late.status, late.body['code']]).toEqual([412, 'kernel.version_stale']);
    const fresh = await app.call('GET', '/me', { token: ada.token, headers: { 'if-none-match': etag } });
    expect(fresh.status).toBe(200);
  });

  it.each([
    [{ about: 'x'.repeat(501) }, 'identity.profile_text_too_long', '/about'],
    [{ locale: 'not a locale' }, 'identity.locale_unknown', '/locale'],
    [{ email: 'new@example.org' }, 'platform.input_invalid', '/email'],
    [{ status: 'active' }, 'platform.input_invalid', '/status'],
  ])('cannot be changed by %j', async (wrong, code, pointer) => {
    const { status, body } = await patch(wrong);
    expect([status, body['code']]).toEqual([422, code]);
    expect(body['errors']).toEqual([expect.objectContaining({ pointer })]);
  });

  it('changes the password with the old one, which ends every other session', async () => {
    const sign = (password: string) =>
      app.call<{ accessToken: string }>('POST', '/sessions', { body: { email: ada.email, password } });
    const { body: here } = await sign(PASSWORD);
    const change = (password: string, newPassword: string) =>
      app.call('PUT', '/me/password', { token: here.accessToken, body: { password, newPassword } });
    expect((await change('wrong', 'new tulip cargo lamp')).body).toMatchObject({
      status: 403,
      code: 'identity.password_wrong',
    });
    expect((await change(PASSWORD, 'password1234')).body).toMatchObject({
      code: 'identity.password_refused',
    });
    expect((await change(PASSWORD, 'new tulip cargo lamp')).status).toBe(204);
    expect((await sign(PASSWORD)).status).toBe(401);
    expect((await sign('new tulip cargo lamp')).status).toBe(201);
    expect((await get(here.accessToken)).status).toBe(200);
    await until(async () => (await get()).status === 401, 'the other session to end');
  });

  it('sees where they belong, and nothing of where they do not', async () => {
    const teacher = schools.hill.people.teacher;
    const mine = await app.call<{ items: object[] }>('GET', '/me/memberships', { token: teacher.token });
    expect(mine.body.items).toEqual([
      expect.objectContaining({
        role: 'teacher',
        schoolId: schools.hill.id,
        schoolName: 'Hill School',
        to: null,
      }),
    ]);
    const none = await app.call<{ items: object[] }>('GET', '/me/memberships', { token: ada.token });
    expect(none.body.items).toEqual([]);
  });

  it('leaves a trace of each change, without secrets (K7)', async () => {
    await patch({ displayName: 'Ada L.' });
    await app.call('PUT', '/me/password', {
      token: ada.token,
      body: { password: PASSWORD, newPassword: 'new tulip cargo lamp' },
    });
    const { rows } = await app.admin.query<{ subject_type: string; before: object; after: object }>(
      'select subject_type, before, after from platform.audit_entries where person_id = $1 order by id',
      [ada.id],
    );
    const ofPerson = rows.find(({ subject_type }) => subject_type === 'Person');
    expect(ofPerson).toMatchObject({
      before: { displayName: 'Some body' },
      after: { displayName: 'Ada L.' },
    });
    const ofPassword = rows.find(({ subject_type }) => subject_type === 'Credential');
    expect(ofPassword).toMatchObject({
      before: { passwordHash: '(secret)' },
      after: { passwordHash: '(secret)' },
    });
    expect(JSON.stringify(rows)).not.toContain('argon2');
  });
});
