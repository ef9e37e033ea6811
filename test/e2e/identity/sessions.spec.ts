import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Argon2Passwords } from '#platform/auth/argon2-passwords';
import { TestApp } from '../../support/test-app.js';
import { somebody, type TestPerson } from '../../support/two-schools.js';

interface Tokens {
  accessToken: string;
  refreshToken: string;
  sessionId: string;
  personId: string;
}

const password = 'tulip cargo nine lamp';

describe('signing in', () => {
  let app: TestApp;
  let ada: TestPerson;
  beforeAll(async () => {
    app = await TestApp.start();
    ada = await somebody(app, null, {});
    const hash = await new Argon2Passwords().hash(password);
    await app.admin.query('insert into identity.credentials values ($1, $2, now())', [ada.id, hash]);
  });
  afterAll(() => app.stop());

  const signIn = (body: object = {}) =>
    app.call<Tokens>('POST', '/sessions', { body: { email: ada.email, password, ...body } });
  const refresh = (refreshToken: string) =>
    app.call<Tokens>('POST', '/sessions/refresh', { body: { refreshToken } });
  const sessions = (token: string) => app.call<{ items: { id: string }[] }>('GET', '/sessions', { token });

  it('opens a session that its tokens prove', async () => {
    const { status, body } = await signIn({ email: ada.email.toUpperCase() });
    expect(status).toBe(201);
    const list = await sessions(body.accessToken);
    expect(list.status).toBe(200);
    expect(list.body.items.filter(({ id }) => id === body.sessionId)).toEqual([
      expect.objectContaining({ current: true, address: '127.0.0.1' }),
    ]);
  });

  it('answers an unknown address like a wrong password', async () => {
    const wrong = await signIn({ password: 'wrong' });
    const unknown = await signIn({ email: 'nobody@example.org' });
    expect(wrong.status).toBe(401);
    const { requestId: _, ...said } = wrong.body as unknown as Record<string, unknown>;
    expect(said).toMatchObject({ code: 'identity.sign_in_refused' });
    expect(unknown.status).toBe(401);
    expect(unknown.body).toMatchObject(said);
  });

  it('exchanges a refresh token once; two at once get the same successor', async () => {
    const { body } = await signIn();
    const [one, two] = await Promise.all([refresh(body.refreshToken), refresh(body.refreshToken)]);
    expect([one.status, two.status]).toEqual([200, 200]);
    expect(one.body.refreshToken).toBe(two.body.refreshToken);
    expect(one.body.refreshToken).not.toBe(body.refreshToken);
    expect((await refresh(one.body.refreshToken)).status).toBe(200);
  });

  it('ends the session for both when a former refresh token comes back', async () => {
    const { body } = await signIn();
    const next = await refresh(body.refreshToken);
    await app.admin.query(`update identity.sessions set rotated_at = now() - interval '11 s' where id = $1`, [
      body.sessionId,
    ]);
    const reused = await refresh(body.refreshToken);
    expect([reused.status, reused.body]).toEqual([
      401,
      expect.objectContaining({ code: 'identity.refresh_token_reused' }),
    ]);
    expect((await refresh(next.body.refreshToken)).body).toMatchObject({ code: 'identity.session_over' });
  });
});
