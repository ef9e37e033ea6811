import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { answered, mailedToken } from '../../support/mailed-token.js';
import { TestApp } from '../../support/test-app.js';
import { givePassword, PASSWORD, somebody } from '../../support/two-schools.js';

const email = 'ada@example.org';
const ada = { email, displayName: 'Ada Lovelace', password: PASSWORD, timeZone: 'Europe/London' };

describe('accounts', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  const post = (path: string, body: object) => app.call('POST', path, { body });
  const signUp = (body: object = {}) => post('/accounts', { ...ada, ...body });
  const signIn = (password = PASSWORD, address = email) =>
    app.call<{ accessToken: string }>('POST', '/sessions', { body: { email: address, password } });
  const confirm = (token: string, password = PASSWORD) =>
    post('/email-verifications/confirm', { token, password });
  const events = async (type: string) => {
    const { rows } = await app.admin.query('select data from platform.outbox where type = $1', [type]);
    return rows.map(({ data }: { data: object }) => data);
  };

  it('are made in three steps: sign up, confirm the address, sign in', async () => {
    expect(await signUp()).toMatchObject({ status: 202, body: '' });
    expect((await signIn()).status).toBe(401);
    const token = await mailedToken(app, 'verify_email', email);
    expect((await confirm(token, 'not the password')).body).toMatchObject({
      code: 'identity.password_wrong',
    });
    expect((await confirm(token)).status).toBe(204);
    const { body } = await signIn();
    const me = await app.call('GET', '/me', { token: body.accessToken });
    expect(me.body).toMatchObject({
      email,
      displayName: 'Ada Lovelace',
      timeZone: 'Europe/London',
      locale: 'en',
    });
    expect((await confirm(token)).body).toMatchObject({ status: 410, code: 'identity.link_invalid' });
    expect(await events('identity.user_created')).toEqual([expect.objectContaining({ origin: 'sign_up' })]);
  });

  it('cannot be found out: a known address is answered like a new one', async () => {
    const known = await somebody(app, null, {});
    const answers = [
      [await signUp({ email: known.email }), await signUp({ email: 'new@example.org' })],
      [
        await post('/password-resets', { email: known.email }),
        await post('/password-resets', { email: 'unknown@example.org' }),
      ],
      [
        await post('/email-verifications', { email: known.email }),
        await post('/email-verifications', { email: 'unknown@example.org' }),
      ],
    ];
    for (const [forKnown, forUnknown] of answers) {
      expect([forKnown!.status, forKnown!.body]).toEqual([202, '']);
      expect([forUnknown!.status, forUnknown!.body]).toEqual([202, '']);
    }
    await answered(app);
    expect(await events('identity.sign_up_repeated')).toEqual([{ personId: known.id }]);
    const { rows } = await app.admin.query('select display_name from identity.persons where id = $1', [
      known.id,
    ]);
    expect(rows).toEqual([{ display_name: 'Some body' }]);
  });

  it('are one when two sign up at once with one address', async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => signUp({ email: 'race@example.org' })));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202]);
    await answered(app);
    const { rows } = await app.admin.query(`select from identity.persons where email = 'race@example.org'`);
    expect(rows).toHaveLength(1);
  });

  it.each([
    [{ password: 'short' }, 'identity.password_refused', '/password'],
    [{ password: 'password2026!' }, 'identity.password_refused', '/password'],
    [{ password: 'lovelace1815!' }, 'identity.password_refused', '/password'],
    [{ locale: 'not a locale' }, 'identity.locale_unknown', '/locale'],
    [{ timeZone: 'Mars/Olympus' }, 'platform.input_invalid', '/timeZone'],
    [{ displayName: ' ' }, 'platform.input_invalid', '/displayName'],
    [{ email: 'ada@nowhere' }, 'platform.input_invalid', '/email'],
    [{ emailVerifiedAt: '2026-01-01' }, 'platform.input_invalid', '/emailVerifiedAt'],
  ])('are not made with %j', async (wrong, code, pointer) => {
    const { status, body } = await signUp({ email: 'fault@example.org', ...wrong });
    expect([status, body['code']]).toEqual([422, code]);
    expect(body['errors']).toEqual([expect.objectContaining({ pointer })]);
  });

  it('take five mails an hour from strangers, known or not', async () => {
    const ask = () => post('/password-resets', { email: 'busy@example.org' });
    for (let i = 0; i < 5; i++) expect((await ask()).status).toBe(202);
    expect((await ask()).body).toMatchObject({ status: 429, code: 'identity.too_many_attempts' });
  });

  describe('whose password is forgotten', () => {
    it('are opened again by the newest link, which ends every session', async () => {
      const person = await somebody(app, null, {});
      await givePassword(app, person);
      const { body: session } = await signIn(PASSWORD, person.email);
      await post('/password-resets', { email: person.email });
      const older = await mailedToken(app, 'reset_password', person.email);
      await post('/password-resets', { email: person.email });
      const token = await mailedToken(app, 'reset_password', person.email);
      const reset = (link: string, password: string) =>
        post('/password-resets/confirm', { token: link, password });
      expect((await reset(older, 'new tulip cargo lamp')).body).toMatchObject({
        code: 'identity.link_invalid',
      });
      expect((await reset(token, 'too short')).body).toMatchObject({ code: 'identity.password_refused' });
      expect((await reset(token, 'new tulip cargo lamp')).status).toBe(204);
      expect((await reset(token, 'new tulip cargo lamp')).status).toBe(410);
      expect((await signIn(PASSWORD, person.email)).status).toBe(401);
      expect((await signIn('new tulip cargo lamp', person.email)).status).toBe(201);
      const { rows } = await app.admin.query(
        `select revoked_reason from identity.sessions where person_id = $1 and revoked_at is not null`,
        [person.id],
      );
      expect(rows.every((row: { revoked_reason: string }) => row.revoked_reason === 'password_reset')).toBe(
        true,
      );
      expect(rows).toHaveLength(2);
      expect(session.accessToken).toEqual(expect.any(String));
    });

    it('let in at once who was locked out by their own mistakes, and has reset it there', async () => {
      const person = await somebody(app, null, {});
      await givePassword(app, person);
      for (let i = 0; i < 10; i++)
        expect((await signIn('not the one at all', person.email)).status).toBe(401);
      expect((await signIn(PASSWORD, person.email)).status).toBe(429);
      await post('/password-resets', { email: person.email });
      const token = await mailedToken(app, 'reset_password', person.email);
      const password = 'new tulip cargo lamp';
      expect((await post('/password-resets/confirm', { token, password })).status).toBe(204);
      expect((await signIn(password, person.email)).status).toBe(201);
    });

    it('are not opened by a link for something else', async () => {
      await signUp({ email: 'other@example.org' });
      const token = await mailedToken(app, 'verify_email', 'other@example.org');
      const { body } = await post('/password-resets/confirm', { token, password: 'new tulip cargo lamp' });
      expect(body).toMatchObject({ code: 'identity.link_invalid' });
    });
  });
});
