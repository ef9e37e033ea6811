import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../../support/test-app.js';
import { givePassword, PASSWORD, somebody, type TestPerson } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

interface Tokens {
  accessToken: string;
  refreshToken: string;
  sessionId: string;
  personId: string;
}

describe('sessions', () => {
  let app: TestApp;
  let ada: TestPerson;
  let eve: TestPerson;
  beforeAll(async () => {
    app = await TestApp.start();
    [ada, eve] = [await somebody(app, null, {}), await somebody(app, null, {})];
    for (const person of [ada, eve]) await givePassword(app, person);
  });
  afterAll(() => app.stop());

  const signIn = (body: object = {}, headers = {}) =>
    app.call<Tokens>('POST', '/sessions', {
      body: { email: ada.email, password: PASSWORD, ...body },
      headers,
    });
  const refresh = (refreshToken: string) =>
    app.call<Tokens>('POST', '/sessions/refresh', { body: { refreshToken } });
  const sessions = (token: string) => app.call<{ items: { id: string }[] }>('GET', '/sessions', { token });
  /** A revocation bites within five seconds; this waits for it. */
  const refused = (token: string) => until(async () => (await sessions(token)).status === 401, 'a refusal');

  describe('signing in', () => {
    it('opens a session that its tokens prove', async () => {
      const { status, body } = await signIn({ email: ada.email.toUpperCase(), deviceLabel: 'Staff room' });
      expect(status).toBe(201);
      expect(Object.keys(body).toSorted()).toEqual([
        'accessToken',
        'expiresAt',
        'personId',
        'refreshToken',
        'sessionId',
      ]);
      const list = await sessions(body.accessToken);
      expect(list.status).toBe(200);
      expect(list.body.items.filter(({ id }) => id === body.sessionId)).toEqual([
        expect.objectContaining({ current: true, address: '127.0.0.1', deviceLabel: 'Staff room' }),
      ]);
    });

    it('answers an unknown address, an unconfirmed one and a suspended account like a wrong password', async () => {
      const [unconfirmed, suspended] = [await somebody(app, null, {}), await somebody(app, null, {})];
      for (const person of [unconfirmed, suspended]) await givePassword(app, person);
      await app.admin.query('update identity.persons set email_verified_at = null where id = $1', [
        unconfirmed.id,
      ]);
      await app.admin.query(`update identity.persons set status = 'suspended' where id = $1`, [suspended.id]);
      const answers = [
        await signIn({ password: 'wrong' }),
        await signIn({ email: 'nobody@example.org' }),
        await signIn({ email: unconfirmed.email }),
        await signIn({ email: suspended.email }),
      ].map(({ status, body }) => ({ status, body: { ...body, requestId: 'x' } }));
      expect(answers[0]).toMatchObject({ status: 401, body: { code: 'identity.sign_in_refused' } });
      for (const answer of answers) expect(answer).toEqual(answers[0]);
    });

    it('refuses who guesses, and nobody else', async () => {
      const guesses = await Promise.all(
        Array.from({ length: 14 }, () => signIn({ email: eve.email, password: 'a guess' })),
      );
      const count = (wanted: number) => guesses.filter(({ status }) => status === wanted).length;
      expect([count(401), count(429)]).toEqual([10, 4]);
      const refusal = guesses.find(({ status }) => status === 429)!;
      expect(refusal.body).toMatchObject({ code: 'identity.too_many_attempts' });
      expect(Number(refusal.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await signIn()).status).toBe(201);
    });

    it('names the fields that are wrong, and takes no others', async () => {
      const { status, body } = await app.call('POST', '/sessions', { body: { email: 'ada', role: 'admin' } });
      expect(status).toBe(422);
      expect(body).toMatchObject({ code: 'platform.input_invalid' });
      const pointers = (body['errors'] as { pointer: string }[]).map(({ pointer }) => pointer);
      expect(pointers.toSorted()).toEqual(['/email', '/password', '/role']);
    });

    it('keeps no answer for an Idempotency-Key: it would hold tokens (K4)', async () => {
      const headers = { 'idempotency-key': 'once' };
      const [one, two] = [await signIn({}, headers), await signIn({}, headers)];
      expect(two.body.sessionId).not.toBe(one.body.sessionId);
      const { rows } = await app.admin.query('select from platform.idempotency_keys');
      expect(rows).toHaveLength(0);
    });
  });

  describe('refreshing', () => {
    it('exchanges a token once; two at once get the same successor', async () => {
      const { body } = await signIn();
      const answers = await Promise.all(Array.from({ length: 5 }, () => refresh(body.refreshToken)));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
      expect(new Set(answers.map((answer) => answer.body.refreshToken)).size).toBe(1);
      expect(answers[0]!.body.refreshToken).not.toBe(body.refreshToken);
      expect((await refresh(answers[0]!.body.refreshToken)).status).toBe(200);
    });

    it('ends the session for both when a former token comes back', async () => {
      const { body } = await signIn();
      const next = await refresh(body.refreshToken);
      await app.admin.query(
        `update identity.sessions set rotated_at = rotated_at - interval '11 s' where id = $1`,
        [body.sessionId],
      );
      const reused = await refresh(body.refreshToken);
      expect(reused.status).toBe(401);
      expect(reused.body).toMatchObject({ code: 'identity.refresh_token_reused' });
      expect((await refresh(next.body.refreshToken)).body).toMatchObject({ code: 'identity.session_over' });
      await refused(next.body.accessToken);
    });

    it('refuses what is no token of ours', async () => {
      const forged = `lrt_${'a'.repeat(43)}_${'b'.repeat(43)}`;
      expect((await refresh(forged)).body).toMatchObject({ code: 'identity.session_over' });
      expect((await refresh('guess')).status).toBe(422);
    });
  });

  describe('signing out', () => {
    it('ends this session; its tokens are worth nothing within seconds', async () => {
      const { body } = await signIn();
      expect((await sessions(body.accessToken)).status).toBe(200);
      expect((await app.call('DELETE', '/sessions/current', { token: body.accessToken })).status).toBe(204);
      expect((await refresh(body.refreshToken)).status).toBe(401);
      await refused(body.accessToken);
    });

    it('ends another one of one’s own, and nobody else’s', async () => {
      const [phone, laptop] = [(await signIn()).body, (await signIn()).body];
      const end = (token: string) => app.call('DELETE', `/sessions/${phone.sessionId}`, { token });
      expect((await end(eve.token)).body).toMatchObject({ code: 'identity.session_not_found' });
      expect((await end(laptop.accessToken)).status).toBe(204);
      await refused(phone.accessToken);
      expect((await sessions(laptop.accessToken)).status).toBe(200);
    });

    it('ends all of them', async () => {
      const [phone, laptop] = [(await signIn()).body, (await signIn()).body];
      expect((await app.call('DELETE', '/sessions', { token: laptop.accessToken })).status).toBe(204);
      await refused(phone.accessToken);
      await refused(laptop.accessToken);
      expect((await sessions(eve.token)).status).toBe(200);
    });
  });

  it('are needed: no token, a wrong one and one of another kind are refused', async () => {
    for (const authorization of [
      undefined,
      'Bearer nonsense',
      'Bearer a.b.c',
      'Basic YTpi',
      `Token ${ada.token}`,
    ]) {
      const headers: Record<string, string> = authorization ? { authorization } : {};
      const { status, body, headers: answered } = await app.call('GET', '/sessions', { headers });
      expect([status, body['code']]).toEqual([401, 'platform.not_signed_in']);
      expect(answered.get('www-authenticate')).toBe('Bearer');
    }
  });
});
