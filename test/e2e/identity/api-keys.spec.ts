import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TestSchool, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

describe('API keys', () => {
  let app: TestApp;
  let at: TwoSchools;
  beforeAll(async () => {
    app = await TestApp.start();
    at = await twoSchools(app);
  });
  afterAll(() => app.stop());

  const path = (school: TestSchool) => `/schools/${school.id}/api-keys`;
  const create = (school = at.hill, token = school.people.admin.token, label = 'Records system') =>
    app.call<{ clientId: string; apiKey: string }>('POST', path(school), { token, body: { label } });
  const list = (school: TestSchool) =>
    app.call<{ items: { clientId: string; lastUsedAt: string | null }[] }>('GET', path(school), {
      token: school.people.admin.token,
    });
  const sections = (school: TestSchool, headers: Record<string, string>) =>
    app.call('GET', `/schools/${school.id}/sections`, { headers });
  const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

  it('let a program into their school, as a bearer or as a password, and nowhere else', async () => {
    const { status, body } = await create();
    expect(status).toBe(201);
    const basic = {
      authorization: `Basic ${Buffer.from(`${body.clientId}:${body.apiKey}`).toString('base64')}`,
    };
    expect((await sections(at.hill, bearer(body.apiKey))).status).toBe(200);
    expect((await sections(at.hill, basic)).status).toBe(200);
    expect((await sections(at.lake, bearer(body.apiKey))).body).toMatchObject({
      code: 'identity.school_not_found',
    });
    const { body: keys } = await list(at.hill);
    expect(keys.items.find(({ clientId }) => clientId === body.clientId)!.lastUsedAt).toEqual(
      expect.any(String),
    );
    expect(JSON.stringify(keys)).not.toContain(body.apiKey);
    expect((await list(at.lake)).body.items).toEqual([]);
  });

  it('may do what an integration may, and are no person', async () => {
    const { body } = await create();
    const refused = await app.call('PATCH', `/schools/${at.hill.id}`, {
      headers: bearer(body.apiKey),
      body: { name: 'Ours' },
    });
    expect(refused.body).toMatchObject({ status: 403, code: 'platform.not_permitted' });
    const me = await app.call('GET', '/me', { headers: bearer(body.apiKey) });
    expect(me.body).toMatchObject({ status: 403, code: 'platform.for_people' });
  });

  it('open nothing when they are wrong', async () => {
    const [one, other] = [(await create()).body, (await create()).body];
    const crossed = `${one.apiKey.slice(0, 37)}${other.apiKey.slice(37)}`;
    for (const key of [crossed, 'lyk_guess', `lyk_${'0'.repeat(32)}_${'a'.repeat(43)}`]) {
      expect((await sections(at.hill, bearer(key))).body).toMatchObject({
        status: 401,
        code: 'platform.not_signed_in',
      });
    }
  });

  it('open nothing any more within seconds of being revoked', async () => {
    const { body } = await create();
    const revoke = (school: TestSchool) =>
      app.call('DELETE', `${path(school)}/${body.clientId}`, { token: school.people.admin.token });
    expect((await sections(at.hill, bearer(body.apiKey))).status).toBe(200);
    expect((await revoke(at.lake)).body).toMatchObject({ status: 404, code: 'identity.api_key_not_found' });
    expect((await revoke(at.hill)).status).toBe(204);
    await until(async () => (await sections(at.hill, bearer(body.apiKey))).status === 401, 'a refusal');
  });

  it('are made by leaders, with a label, and never from a stored answer (K4)', async () => {
    expect((await create(at.hill, at.hill.people.office.token)).body).toMatchObject({
      code: 'platform.not_permitted',
    });
    expect((await create(at.hill, at.lake.people.admin.token)).status).toBe(404);
    expect((await create(at.hill, undefined, '')).status).toBe(422);
    const roleless = { token: at.hill.people.admin.token, body: { label: 'Player', role: null } };
    expect((await app.call('POST', path(at.hill), roleless)).status).toBe(422);
    const once = () =>
      app.call<{ clientId: string }>('POST', path(at.hill), {
        token: at.hill.people.admin.token,
        body: { label: 'Twice' },
        headers: { 'idempotency-key': 'key-1' },
      });
    expect((await once()).body.clientId).not.toBe((await once()).body.clientId);
    const { rows } = await app.admin.query('select * from platform.idempotency_keys');
    expect(JSON.stringify(rows)).not.toContain('lyk_');
  });
});
