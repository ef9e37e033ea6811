import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { RecordProvider } from '../../support/record-provider.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

let app: TestApp;
let schools: TwoSchools;
let player: RecordProvider;
let former: RecordProvider;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  player = await RecordProvider.of(app, schools.hill);
  former = player.speaking('1.0.3');
});
afterAll(() => app.stop());

const someone = () => ({ mbox: `mailto:${newId()}@hill.example` });
const ana = { objectType: 'Agent', name: 'Ana', mbox: 'mailto:ana@hill.example' };
const verb = (id = 'https://verbs.example/did') => ({ id, display: { 'en-GB': 'did', de: 'tat' } });
const lesson = (id = 'https://hill.example/lessons/1') => ({ objectType: 'Activity', id });
const said = (more: object = {}) => ({ actor: ana, verb: verb(), object: lesson(), ...more });

describe('documents', () => {
  const places = {
    'activities/state': () => ({ activityId: 'urn:x:a', agent: JSON.stringify(ana), stateId: newId() }),
    'activities/profile': () => ({ activityId: 'urn:x:a', profileId: newId() }),
    'agents/profile': () => ({ agent: JSON.stringify(ana), profileId: newId() }),
  };

  it.each(Object.entries(places))(
    'of %s are kept as they are, and changed by whoever has seen them',
    async (path, place) => {
      const query = place();
      const call = (method: string, more: object = {}) => player.call(method, path, { query, ...more });
      const bytes = new Uint8Array([0, 255, 10]);
      expect(
        (await call('PUT', { bytes, headers: { 'content-type': 'not/json', 'if-none-match': '*' } })).status,
      ).toBe(204);
      const first = await call('GET');
      expect([first.status, first.headers.get('content-type')]).toEqual([200, 'not/json']);
      expect(first.headers.get('etag')).toMatch(/^"[0-9a-f]{40}"$/);
      expect(first.headers.get('last-modified')).toEqual(expect.any(String));
      expect((await call('POST', { json: { a: 1 } })).status).toBe(400);
      expect((await call('PUT', { json: { a: 1 } })).body).toMatchObject({
        status: 409,
        code: 'learning.document_unseen',
      });
      expect((await call('PUT', { json: { a: 1 }, headers: { 'if-match': '"1234"' } })).status).toBe(412);
      const seen = { 'if-match': first.headers.get('etag')! };
      expect((await call('PUT', { json: { a: 1 }, headers: seen })).status).toBe(204);
      expect((await call('POST', { json: { b: 2 } })).status).toBe(204);
      const merged = await call('GET');
      expect(merged.body).toEqual({ a: 1, b: 2 });
      expect((await call('GET', { headers: { 'if-none-match': merged.headers.get('etag')! } })).status).toBe(
        304,
      );
      expect((await call('DELETE', { headers: { 'if-match': '"1234"' } })).status).toBe(412);
      expect((await call('DELETE')).status).toBe(204);
      expect((await call('GET')).status).toBe(404);
    },
  );

  it('are listed by their place, since an instant', async () => {
    const query = { activityId: `urn:x:${newId()}`, agent: JSON.stringify(ana) };
    const registration = newId();
    const keep = (more: Record<string, string>) =>
      player.call('PUT', 'activities/state', { query: { ...query, ...more }, json: {} });
    await keep({ stateId: 'b' });
    await keep({ stateId: 'a', registration });
    const ids = async (more: Record<string, string> = {}) =>
      (
        (await player.call('GET', 'activities/state', { query: { ...query, ...more } })).body as string[]
      ).toSorted();
    expect(await ids()).toEqual(['a', 'b']);
    expect(await ids({ registration })).toEqual(['a']);
    expect(await ids({ since: new Date(Date.now() + 60_000).toISOString() })).toEqual([]);
    expect((await player.call('GET', 'activities/state', { query: { ...query, stateId: 'a' } })).status).toBe(
      404,
    );
    expect(
      (await player.call('DELETE', 'activities/state', { query: { ...query, registration } })).status,
    ).toBe(204);
    expect(await ids()).toEqual(['b']);
    expect((await player.call('DELETE', 'activities/state', { query })).status).toBe(204);
    expect(await ids()).toEqual([]);
    expect(
      (await former.call('PUT', 'activities/state', { query: { ...query, stateId: 'b' }, json: { x: 1 } }))
        .status,
    ).toBe(204);
    expect(
      (await former.call('PUT', 'activities/state', { query: { ...query, stateId: 'b' }, json: { x: 2 } }))
        .status,
    ).toBe(204);
  });

  it('two at once do not lose one another', async () => {
    const query = places['agents/profile']();
    const post = (n: number) => player.call('POST', 'agents/profile', { query, json: { [`k${n}`]: n } });
    await Promise.all([1, 2, 3, 4].map(post));
    expect((await player.call('GET', 'agents/profile', { query })).body).toEqual({
      k1: 1,
      k2: 2,
      k3: 3,
      k4: 4,
    });
  });
});

describe('the door', () => {
  const plain = (path: string, init: RequestInit = {}) => fetch(`${app.url}/xapi/${path}`, init);

  it('asks for the version first, then for the key', async () => {
    const without = await plain('statements');
    expect([without.status, without.headers.get('x-experience-api-version')]).toEqual([400, '2.0.0']);
    expect(without.headers.get('x-experience-api-consistent-through')).toEqual(expect.any(String));
    const nowhere = await player.call('GET', 'statementsverb=x');
    expect([nowhere.status, nowhere.headers.has('x-experience-api-consistent-through')]).toEqual([404, true]);
    for (const version of ['0.95', '1.1', '3.0.0'])
      expect((await player.speaking(version).call('GET', 'statements')).status).toBe(400);
    expect(
      (await player.speaking('1.0').call('GET', 'statements')).headers.get('x-experience-api-version'),
    ).toBe('1.0.3');
    const nobody = await plain('statements', { headers: { 'x-experience-api-version': '2.0.0' } });
    expect([nobody.status, nobody.headers.get('www-authenticate')]).toEqual([
      401,
      expect.stringContaining('Basic'),
    ]);
    expect((await player.withKey('lyk_x').call('GET', 'statements')).status).toBe(401);
    expect((await player.call('GET', '/statements')).status).toBe(200); // a base that ends with a slash
    const about2 = await (await plain('about')).json();
    expect(about2).toEqual({ version: expect.arrayContaining(['1.0.3', '2.0.0']) });
    expect((await former.call('GET', 'about')).body).toEqual({
      version: ['1.0.0', '1.0.1', '1.0.2', '1.0.3'],
    });
  });

  it('is open to pages of other sites, which say who they are by a header', async () => {
    const asked = await plain('statements', {
      method: 'OPTIONS',
      headers: { origin: 'https://course.example', 'access-control-request-method': 'PUT' },
    });
    expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
    expect(asked.headers.get('access-control-allow-headers')).toContain('X-Experience-API-Version');
    expect((await player.call('GET', 'statements')).headers.get('access-control-expose-headers')).toContain(
      'ETag',
    );
    expect(asked.headers.has('access-control-allow-credentials')).toBe(false);
  });

  it('takes forms in place of requests in 1.0.3, and in 2.0 no longer', async () => {
    const form = (
      provider: RecordProvider,
      method: string,
      fields: Record<string, string>,
      more: Record<string, string> = {},
    ) =>
      provider.call('POST', 'statements', {
        query: { method, ...more },
        bytes: new URLSearchParams(fields).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
    const [statementId, content] = [newId(), JSON.stringify(said())];
    expect((await form(former, 'PUT', { statementId, content })).status).toBe(204);
    expect((await form(former, 'GET', { statementId })).body).toMatchObject({
      id: statementId,
      version: '1.0.0',
    });
    expect((await form(former, 'PUT', { statementId })).status).toBe(400);
    expect((await form(former, 'PUT', { content }, { statementId })).status).toBe(400);
    expect(
      (await form(former, 'PUT', { statementId, content, 'X-Experience-API-Version': '0.8' })).status,
    ).toBe(400);
    expect((await form(player, 'GET', { limit: '1' })).status).toBe(400);
    expect((await former.call('PUT', 'statements', { query: { method: 'POST' }, json: said() })).status).toBe(
      400,
    );
    const alone = await plain('statements?method=PUT', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        statementId: newId(),
        content,
        'X-Experience-API-Version': '1.0.3',
        Authorization: former.headers['authorization']!,
      }),
    });
    expect(alone.status).toBe(204);
  });

  it('takes the methods that the specification knows, and says so before anything else', async () => {
    const headers = { 'x-experience-api-version': '1.0.3' };
    const others = [
      ['statements', 'DELETE'],
      ...['agents', 'activities'].flatMap((path) =>
        ['DELETE', 'POST', 'PUT'].map((method) => [path, method]),
      ),
      ['about', 'POST'],
    ] as [string, string][];
    for (const [path, method] of others) expect((await plain(path, { method, headers })).status).toBe(405);
    const form = { query: { method: 'GET' }, bytes: `agent=${encodeURIComponent(JSON.stringify(ana))}` };
    const asForm = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await former.call('POST', 'agents', { ...form, headers: asForm })).body).toMatchObject({
      objectType: 'Person',
    });
  });

  it('K1 opens one school, and by the key of a recorder nothing else', async () => {
    const elsewhere = await RecordProvider.of(app, schools.lake);
    const id = await player.say(said());
    expect((await elsewhere.call('GET', 'statements', { query: { statementId: id } })).status).toBe(404);
    expect(await elsewhere.found({ agent: JSON.stringify(ana) })).toEqual([]);
    await elsewhere.say(said({ id, verb: verb('urn:x:other') }));
    const state = { activityId: 'urn:x:a', agent: JSON.stringify(ana), stateId: 's' };
    await player.call('PUT', 'activities/state', { query: state, json: {} });
    expect((await elsewhere.call('GET', 'activities/state', { query: state })).status).toBe(404);
    const api = await app.call('GET', `/schools/${schools.hill.id}/people`, {
      headers: { authorization: `Bearer ${player.key}` },
    });
    expect(api.status).toBe(403);
    const person = await plain('statements', {
      headers: {
        authorization: `Bearer ${schools.hill.people.admin.token}`,
        'x-experience-api-version': '2.0.0',
      },
    });
    expect(person.status).toBe(403);
  });

  it('knows a rotated key by its new secret alone', async () => {
    const { token } = schools.hill.people.admin;
    const own = await RecordProvider.of(app, schools.hill);
    await own.say(said());
    const path = `/schools/${schools.hill.id}/api-keys/${own.clientId}`;
    const { body } = await app.call<{ apiKey: string }>('POST', `${path}/rotate`, { token });
    expect((await own.withKey(body.apiKey).call('GET', 'statements')).status).toBe(200);
    await until(
      async () => (await own.call('GET', 'statements')).status === 401,
      'the former secret to be refused',
    );
    await app.call('DELETE', path, { token });
    expect((await app.call('POST', `${path}/rotate`, { token })).body).toMatchObject({
      code: 'identity.api_key_is_revoked',
    });
  });

  it('answers whatever comes, by no defect', async () => {
    const paths = [
      'statements',
      'activities/state',
      'activities/profile',
      'agents/profile',
      'agents',
      'activities',
      'about',
      'x',
    ];
    const junk = [
      '',
      '{',
      '[[[[]]]]',
      '{"__proto__":{"x":1}}',
      '"\\ud800"',
      '\u0000',
      `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
      'x=%00&method=%ff',
    ];
    const types = [
      'application/json',
      'multipart/mixed; boundary=b',
      'multipart/mixed',
      'application/x-www-form-urlencoded',
      'x',
    ];
    const queries: Record<string, string>[] = [
      {},
      { agent: '[]' },
      { agent: '{"mbox":{}}', activityId: 'urn:x:a', stateId: '\0', profileId: '\ud800' },
      { statementId: '0', more: 'x' },
      { method: 'PUT' },
    ];
    const calls = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH'].flatMap((method) =>
      paths.map((path) => ({ method, path })),
    );
    for (const [i, { method, path }] of calls.entries()) {
      const query = queries[i % queries.length]!;
      const sent =
        method === 'GET'
          ? {}
          : { bytes: junk[i % junk.length]!, headers: { 'content-type': types[i % types.length]! } };
      const provider = i % 3 === 0 ? former : player;
      expect((await provider.call(method, path, { query, ...sent })).status).toBeLessThan(500);
    }
  });

  it('answers who somebody is', async () => {
    const who = someone();
    await player.say(said({ actor: { ...who, name: 'Anna' } }));
    const { body } = await player.call('GET', 'agents', { query: { agent: JSON.stringify(who) } });
    expect(body).toEqual({ objectType: 'Person', name: ['Anna'], mbox: [who.mbox] });
    expect((await player.call('GET', 'agents')).status).toBe(400);
    expect((await player.call('GET', 'agents', { query: { agent: '{}' } })).status).toBe(400);
  });
});
