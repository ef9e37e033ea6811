import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { generate } from 'otplib';
import { RateLimiter } from '#platform/limits/rate-limiter';
import { mailedToken } from '../../support/mailed-token.js';
import { TestApp } from '../../support/test-app.js';
import { givePassword, PASSWORD, somebody, type TestPerson } from '../../support/two-schools.js';

describe('the second factor', () => {
  let app: TestApp;
  let ada: TestPerson;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  beforeEach(async () => {
    ada = await somebody(app, null, {});
    await givePassword(app, ada);
  });
  afterAll(() => app.stop());

  const post = <Body = Record<string, unknown>>(path: string, body: object) =>
    app.call<Body>('POST', `/me/second-factor${path}`, { token: ada.token, body });
  const signIn = (secondFactorCode?: string) =>
    app.call('POST', '/sessions', { body: { email: ada.email, password: PASSWORD, secondFactorCode } });
  const enrol = (password = PASSWORD) => post<{ secret: string; uri: string }>('', { password });
  /**
   * The code of the app some steps of 30 s from now. The server takes those next to the present one, each once: so they are
   * used forwards, which holds as well when a step ends between the code and its use.
   */
  const codeOf = (secret: string, steps: number) =>
    generate({ secret, epoch: Date.now() / 1000 + steps * 30 });
  const enable = async () => {
    const { secret } = (await enrol()).body;
    const { body } = await post<{ recoveryCodes: string[] }>('/confirm', { code: await codeOf(secret, 0) });
    return { secret, recoveryCodes: body.recoveryCodes };
  };

  it('is asked for at sign-in once it is confirmed', async () => {
    expect((await enrol('wrong')).body).toMatchObject({ code: 'identity.password_wrong' });
    const enrolment = await enrol();
    expect(enrolment.status).toBe(201);
    expect(enrolment.body.uri).toContain(`secret=${enrolment.body.secret}`);
    expect((await signIn()).status).toBe(201);
    expect((await post('/confirm', { code: '000000' })).body).toMatchObject({
      code: 'identity.second_factor_refused',
    });
    const { secret, recoveryCodes } = await enable();
    expect(recoveryCodes).toHaveLength(10);
    expect((await signIn()).body).toMatchObject({ status: 401, code: 'identity.second_factor_required' });
    expect((await signIn(await codeOf(secret, 1))).status).toBe(201);
    expect((await enrol()).body).toMatchObject({
      status: 409,
      code: 'identity.second_factor_already_enabled',
    });
  });

  it('is no longer refused to the owner who has set a new password by mail, whoever guessed codes', async () => {
    const { recoveryCodes } = await enable();
    const limiter = app.app.get<RateLimiter>(RateLimiter);
    await limiter.consume('sign-in-account', `second_factor ${ada.id}`, 20);
    expect((await signIn(recoveryCodes[0])).status).toBe(429);
    await app.call('POST', '/password-resets', { body: { email: ada.email } });
    const token = await mailedToken(app, 'reset_password', ada.email);
    const reset = await app.call('POST', '/password-resets/confirm', { body: { token, password: PASSWORD } });
    expect(reset.status).toBe(204);
    expect((await signIn(recoveryCodes[0])).status).toBe(201);
  });

  it('takes a code once, also from two at once', async () => {
    const { secret } = await enable();
    const code = await codeOf(secret, 1);
    const answers = await Promise.all([signIn(code), signIn(code), signIn(code)]);
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['201', '401', '401']);
  });

  it('takes a recovery code once', async () => {
    const { recoveryCodes } = await enable();
    expect((await signIn(recoveryCodes[0])).status).toBe(201);
    expect((await signIn(recoveryCodes[0])).body).toMatchObject({ code: 'identity.second_factor_refused' });
    const me = await app.call('GET', '/me', { token: ada.token });
    expect(me.body).toMatchObject({ secondFactor: true, recoveryCodesLeft: 9 });
  });

  it('is not to be guessed', async () => {
    const { secret } = await enable();
    for (let i = 0; i < 9; i++) expect((await signIn('000000')).status).toBe(401);
    expect((await signIn('000000')).status).toBe(401);
    expect((await signIn(await codeOf(secret, 1))).body).toMatchObject({
      code: 'identity.too_many_attempts',
    });
  });

  it('is taken off with the password and a code', async () => {
    expect((await post('/disable', { password: PASSWORD, code: '000000' })).body).toMatchObject({
      status: 404,
      code: 'identity.second_factor_not_enrolled',
    });
    expect((await post('/confirm', { code: '000000' })).body).toMatchObject({
      code: 'identity.second_factor_not_enrolled',
    });
    const { recoveryCodes } = await enable();
    const disable = (password: string, code: string) => post('/disable', { password, code });
    expect((await disable('wrong', recoveryCodes[0]!)).body).toMatchObject({
      code: 'identity.password_wrong',
    });
    expect((await disable(PASSWORD, '000000')).body).toMatchObject({
      code: 'identity.second_factor_refused',
    });
    expect((await disable(PASSWORD, recoveryCodes[0]!)).status).toBe(204);
    expect((await signIn()).status).toBe(201);
  });

  it('is kept where nobody can read it', async () => {
    const { secret, recoveryCodes } = await enable();
    const { rows } = await app.admin.query('select * from identity.second_factors where person_id = $1', [
      ada.id,
    ]);
    const { rows: audit } = await app.admin.query(
      'select * from platform.audit_entries where subject_id = $1',
      [ada.id],
    );
    const kept = JSON.stringify([rows, audit]);
    for (const text of [secret, ...recoveryCodes]) expect(kept).not.toContain(text);
    expect(audit.length).toBeGreaterThan(0);
  });
});
