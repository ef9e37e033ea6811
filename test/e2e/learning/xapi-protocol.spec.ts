import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSign, generateKeyPairSync } from 'node:crypto';
import { newId } from '#domain/kernel/id';
import { inParts, RecordProvider, sha2, type XapiAnswer } from '../../support/record-provider.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools } from '../../support/two-schools.js';
import { ana, blue, did, lesson, said } from '../../support/xapi/requirements.js';

const THROUGH = 'x-experience-api-consistent-through';
const VERSION = 'x-experience-api-version';
const AGENT = JSON.stringify(ana);
/** Documents and persons are of an agent: a group is none, identified or not. */
const NO_AGENTS = [
  'not JSON',
  'true',
  '{}',
  AGENT.replace(':', '"'),
  JSON.stringify({ ...ana, objectType: 'Group' }),
];
/** What is a timestamp, and lies beyond the years that are written with four digits in UTC, or right before. */
const FAR_INSTANTS = ['0000-01-01T00:00:00Z', '0001-01-01T00:00:00+01:00', '9999-12-31T23:59:59-01:00'];
const JSON_TYPE = { 'content-type': 'application/json' };

let app: TestApp;
let player: RecordProvider;

beforeAll(async () => {
  app = await TestApp.start();
  player = await RecordProvider.of(app, (await twoSchools(app)).hill);
});
afterAll(() => app.stop());

const plain = (path: string, init: RequestInit = {}) => fetch(`${app.url}/xapi/${path}`, init);
const document = () => ({ name: newId(), location: { name: newId() } });

/** What each resource of documents is asked with. */
const RESOURCES = {
  'activities/state': () => ({ activityId: 'urn:x:a', agent: AGENT, stateId: newId() }),
  'activities/profile': () => ({ activityId: 'urn:x:a', profileId: newId() }),
  'agents/profile': () => ({ agent: AGENT, profileId: newId() }),
} as const;
type Query = Readonly<Record<string, string>>;

function without(query: Query, name: string): Query {
  return Object.fromEntries(Object.entries(query).filter(([key]) => key !== name));
}

/** The first letter of each part in capitals. */
function capital(name: string): string {
  return name.replaceAll(/(^|_)[a-z]/g, (letters) => letters.toUpperCase());
}

describe.each(['2.0.0', '1.0.3'] as const)('a record store of xAPI %s', (version) => {
  const provider = () => player.speaking(version);
  const get = (query: Query, path = 'statements', headers = {}) =>
    provider().call('GET', path, { query, headers });
  const post = (json: unknown, more: object = {}) => provider().call('POST', 'statements', { json, ...more });

  /** Those that are answered otherwise, or without the headers that each answer has. */
  async function otherwise(
    status: number,
    queries: readonly Query[],
    path = 'statements',
  ): Promise<string[]> {
    const answers = await Promise.all(queries.map((query) => get(query, path)));
    const isRight = ({ status: given, headers }: XapiAnswer) =>
      given === status &&
      headers.get(VERSION) === version &&
      (path !== 'statements' || !Number.isNaN(Date.parse(headers.get(THROUGH)!)));
    return queries.flatMap((query, i) =>
      isRight(answers[i]!) ? [] : [`${JSON.stringify(query)} → ${answers[i]!.status}`],
    );
  }

  const SOUND: Query = {
    agent: AGENT,
    verb: 'https://verbs.example/nothing',
    activity: 'https://hill.example/lessons/none',
    registration: newId(),
    related_activities: 'true',
    related_agents: 'true',
    since: '2012-06-01T19:09:13.245Z',
    until: '2012-06-01T19:09:13.245Z',
    limit: '1',
    ascending: 'true',
  };
  const SHOWN: Query = { format: 'ids', attachments: 'true' };

  it('Communication 2.1.3: statements are asked for by each parameter, by its name in its letters alone', async () => {
    const id = await provider().say(said());
    const all: Query = { ...SOUND, ...SHOWN };
    const single = Object.entries(all).map(([name, value]) => ({ [name]: value }));
    expect(await otherwise(200, [{}, all, ...single, { limit: '0' }, { attachments: 'false' }])).toEqual([]);
    const capitals = Object.entries({ ...all, statementId: id, voidedStatementId: id });
    const others = capitals.map(([name, value]) => ({ [capital(name)]: value }));
    expect(await otherwise(400, [...others, { LIMIT: '1' }, { foo: 'bar' }])).toEqual([]);
    const mixed = Object.entries(SOUND).flatMap(([name, value]) =>
      ['statementId', 'voidedStatementId'].map((of) => ({ [of]: id, [name]: value })),
    );
    expect(await otherwise(400, [...mixed, { statementId: id, voidedStatementId: id }])).toEqual([]);
    const shown = Object.entries(SHOWN).map(([name, value]) => ({ statementId: id, [name]: value }));
    expect(await otherwise(200, shown)).toEqual([]);
    expect(await otherwise(404, [{ statementId: newId() }, { voidedStatementId: id }])).toEqual([]);
  });

  it('Data 2.2: what a parameter holds is checked as in statements', async () => {
    const wrong: Readonly<Record<string, readonly string[]>> = {
      statementId: ['wrong', '', newId().slice(1)],
      voidedStatementId: ['wrong'],
      agent: ['wrong', '{}', '[]', 'true', JSON.stringify({ ...ana, name: 5 }), JSON.stringify(blue)],
      verb: ['verbs.example/did', ''],
      activity: ['hill.example/lessons/1'],
      registration: ['wrong', 'true'],
      since: ['true', 'yesterday', '2012-06-01T19:09:13-00:00'],
      until: ['true'],
      limit: ['-1', 'x', '1.5', '', '1e3'],
      format: ['short', 'IDS'],
      ascending: ['yes', 'TRUE'],
      attachments: ['1'],
      related_agents: ['maybe'],
      related_activities: ['maybe'],
      more: ['x', '0000-01-01T00:00:00.000000Z', '2026-02-30T00:00:00.000000Z', '2026-02-03T00:00:00.1Z'],
    };
    const queries = Object.entries(wrong).flatMap(([name, values]) =>
      values.map((value) => ({ [name]: value })),
    );
    expect(await otherwise(400, queries)).toEqual([]);
    const far = ['since', 'until'].flatMap((name) => FAR_INSTANTS.map((value) => ({ [name]: value })));
    expect(await otherwise(200, [...far, { limit: '2147483647' }, { limit: '9'.repeat(30) }])).toEqual([]);
    expect(await otherwise(400, [{ foo: '1' }, { limit: '1' }], 'about')).toEqual([]);
  });

  it.each(Object.entries(RESOURCES))(
    'Communication 2.3, 2.6, 2.7: %s is asked by its parameters',
    async (path, place) => {
      const sound: Query = place();
      const id = path === 'activities/state' ? 'stateId' : 'profileId';
      const wrong: Query[] = [
        ...Object.keys(sound).map((name) => without(sound, name)),
        ...Object.keys(sound).map((name) => ({ ...without(sound, name), [capital(name)]: sound[name]! })),
        { ...sound, other: 'x' },
        ...(sound['agent'] ? NO_AGENTS : []).map((agent) => ({
          ...sound,
          agent,
        })),
        ...(sound['activityId'] ? ['true', 'hill.example/x'] : []).map((activityId) => ({
          ...sound,
          activityId,
        })),
        ...(id === 'stateId' ? [{ ...sound, registration: 'true' }] : []),
      ];
      for (const method of ['PUT', 'POST', 'DELETE', 'GET']) {
        const isOne = method === 'PUT' || method === 'POST';
        const many = (query: Query) =>
          !(id in query) &&
          !(capital(id) in query) &&
          Object.keys(query).length + 1 === Object.keys(sound).length;
        const severalAtOnce = method === 'GET' || (method === 'DELETE' && id === 'stateId');
        for (const query of wrong.filter((one) => !(severalAtOnce && many(one)))) {
          const { status } = await provider().call(method, path, { query, ...(isOne && { json: {} }) });
          expect([method, query, status]).toEqual([method, query, 400]);
        }
      }
      const since = (value: string) => ({ ...without(sound, id), since: value });
      expect(await otherwise(400, [since('true'), since('not a timestamp')], path)).toEqual([]);
      const read = [new Date(0).toISOString(), ...FAR_INSTANTS].map(since);
      expect(await otherwise(200, [...read, without(sound, id)], path)).toEqual([]);
      expect(await otherwise(404, [sound], path)).toEqual([]);
      expect((await provider().call('DELETE', path, { query: sound })).status).toBe(204);
    },
  );

  it.each(Object.entries(RESOURCES))(
    'Communication 2.2: JSON objects of %s are merged, and nothing else',
    async (path, place) => {
      const call = (method: string, query: Query, more: object = {}) =>
        provider().call(method, path, { query, ...more });
      const raw = (bytes: string, type: string, more = {}) => ({
        bytes,
        headers: { 'content-type': type, ...more },
      });
      const [kept, query] = [document(), place()];
      expect((await call('POST', query, { json: kept })).status).toBe(204);
      for (const bad of [
        raw('abc', 'not/json'),
        raw('abc', 'application/octet-stream'),
        raw('abc', 'application/x-www-form-urlencoded'),
        raw(`${JSON.stringify(kept)}{`, 'application/json'),
        raw('[1]', 'application/json'),
      ])
        expect((await call('POST', query, bad)).status).toBe(400);
      expect((await call('GET', query)).body).toEqual(kept);
      expect((await call('POST', query, { json: { location: { floor: 2 } } })).status).toBe(204);
      expect((await call('GET', query)).body).toEqual({ ...kept, location: { floor: 2 } });
      const other = place();
      const none = { 'if-none-match': '*' };
      expect((await call('PUT', other, raw('/ text', 'application/octet-stream', none))).status).toBe(204);
      expect((await call('POST', other, { json: kept })).status).toBe(400);
      expect((await call('GET', other)).text).toBe('/ text');
      expect((await call('POST', place(), raw('{"a":', 'application/json'))).status).toBe(400);
    },
  );

  it.each(Object.entries(RESOURCES))(
    'Communication 3.1: %s is written over by who has seen it',
    async (path, place) => {
      const query = place();
      const kept = document();
      const call = (method: string, headers = {}) =>
        provider().call(method, path, { query, headers, ...(method.startsWith('P') && { json: kept }) });
      const status = async (method: string, headers = {}) => (await call(method, headers)).status;
      const none = { 'if-none-match': '*' };
      expect([await status('PUT', none), await status('PUT', none)]).toEqual([204, 412]);
      for (const tag of ['"1234"', '1234', `"${'1'.repeat(40)}"`])
        for (const method of ['PUT', 'POST', 'DELETE'])
          expect([method, tag, await status(method, { 'if-match': tag })]).toEqual([method, tag, 412]);
      const refused = await call('PUT');
      const isOpen = path === 'activities/state' && version === '1.0.3';
      expect(refused.status).toBe(isOpen ? 204 : 409);
      expect(isOpen || refused.text.includes('If-Match')).toBe(true);
      const { body, headers } = await call('GET');
      expect([body, headers.get('etag')]).toEqual([kept, expect.stringMatching(/^"[0-9a-f]{40}"$/)]);
      const seen = { 'if-match': headers.get('etag')! };
      expect([await status('PUT', seen), await status('DELETE', seen), await status('GET')]).toEqual([
        204, 204, 404,
      ]);
    },
  );

  it('Communication 1.1: HEAD is answered as GET, without the body', async () => {
    const state = RESOURCES['activities/state']();
    await provider().call('PUT', 'activities/state', { query: state, json: document() });
    const asked: [string, Query][] = [
      ['statements', { limit: '1' }],
      ['activities/state', state],
      ['activities/profile', { activityId: 'urn:x:a' }],
      ['agents/profile', { agent: AGENT }],
      ['activities', { activityId: 'urn:x:a' }],
      ['agents', { agent: AGENT }],
      ['about', {}],
    ];
    for (const [path, query] of asked) {
      const head = await provider().call('HEAD', path, { query });
      const whole = await get(query, path);
      expect([path, head.status, head.text]).toEqual([path, 200, '']);
      for (const name of ['content-type', 'etag', VERSION, 'content-length'])
        expect([path, name, head.headers.get(name)]).toEqual([path, name, whole.headers.get(name)]);
    }
    expect((await provider().call('HEAD', 'agents')).status).toBe(400);
    expect(
      await otherwise(
        400,
        NO_AGENTS.map((agent) => ({ agent })),
        'agents',
      ),
    ).toEqual([]);
  });

  it('Communication 4: who is nobody is told so, with the version', async () => {
    const of = (authorization: string | undefined) =>
      plain('statements', { headers: { [VERSION]: version, ...(authorization && { authorization }) } });
    const basic = (text: string) => Buffer.from(text).toString('base64');
    for (const one of [
      undefined,
      `Basic ${basic('nobody:x')}`,
      `Basic:${basic('nobody:x')}`,
      'Basic ',
      'Basic %%',
    ])
      expect([one, (await of(one)).status, (await of(one)).headers.get(VERSION)]).toEqual([
        one,
        401,
        version,
      ]);
  });

  it('Communication 1.5: statements come as JSON, or in parts of a message', async () => {
    const json = JSON.stringify(said());
    const sent = async (bytes: string, type?: string) =>
      (await provider().call('POST', 'statements', { bytes, headers: type ? { 'content-type': type } : {} }))
        .status;
    expect(await sent(json, 'application/json; charset=utf-8')).toBe(200);
    for (const type of [
      'text/plain',
      'multipart/form-data; boundary=b',
      'multipart/mixed;',
      'application/json+x',
    ])
      expect([type, await sent(json, type)]).toEqual([type, 400]);
    const mixed = (lines: readonly string[], boundary = 'b') =>
      sent(lines.join('\r\n'), `multipart/mixed; boundary=${boundary}`);
    const first = ['Content-Type:application/json', '', json];
    const taken = [
      ['', '--b', ...first, '--b--'],
      ['before', '--b', ...first, '--b--', 'after'],
    ];
    for (const lines of taken) expect([lines, await mixed(lines)]).toEqual([lines, 200]);
    expect(await mixed(['--b', ...first, '--b--'], '"b"')).toBe(200);
    const part = [
      'Content-Type: text/plain',
      'Content-Transfer-Encoding: binary',
      'X-Experience-API-Hash: 00',
      '',
      'x',
    ];
    for (const lines of [
      [...first, '--b', ...part, '--b--'],
      ['--b', ...first, ...part, '--b--'],
      ['--b', ...first, '--b', ...first, '--b--'],
      ['--b', ...first, '--b', ...part, '--b--'],
      ['--b', ...first],
      ['--b--'],
      ['--c', ...first, '--c--'],
    ])
      expect([lines, await mixed(lines)]).toEqual([lines, 400]);
    const chunked = await plain('statements', {
      method: 'POST',
      headers: { ...provider().headers, ...JSON_TYPE },
      body: new Blob([json]).stream(),
      duplex: 'half',
    });
    expect(chunked.status).toBe(200);
  });

  it('Communication 2.1.1, 2.1.2: statements are put under one id and posted together, all or none', async () => {
    const [id, other] = [newId(), newId()];
    const put = async (query: Query, json: unknown) =>
      (await provider().call('PUT', 'statements', { query, json })).status;
    expect(await put({}, said({ id }))).toBe(400);
    expect(await put({ StatementId: id }, said({ id }))).toBe(400);
    expect(await put({ statementId: other }, said({ id }))).toBe(400);
    expect(await put({ statementId: id }, [said({ id })])).toBe(400);
    expect(await put({ statementId: id.toUpperCase() }, said({ id, stored: '2011-07-15T00:00:00Z' }))).toBe(
      204,
    );
    expect(((await get({ statementId: id })).body as { stored: string }).stored > '2026').toBe(true);
    expect((await post([said({ id: other }), said({ id: other.toUpperCase() })])).status).toBe(400);
    expect((await post([said({ id: other }), said({ verb: { id: 'should fail' } })])).status).toBe(400);
    expect((await get({ statementId: other })).status).toBe(404);
    expect((await post(said({ timestamp: new Date(Date.now() + 300_000).toISOString() }))).status).toBe(200);
    const retained = version === '2.0.0' ? ['1.0.9', '2.0.0'] : ['1.0', '1.0.3'];
    for (const one of retained) {
      const query = { statementId: await provider().say(said({ version: one })) };
      expect((await get(query)).body).toMatchObject({ version: one });
    }
  });

  it('Communication 2.1.3: formats show what was said, its ids, or one language of it', async () => {
    const display = { 'en-US': 'attended', 'en-GB': 'attended', 'ja-JP': '出席した', 'ar-EG': 'حضر' };
    const activity = {
      ...lesson,
      id: `urn:x:${newId()}`,
      definition: { name: display, description: display },
    };
    const inner = { objectType: 'SubStatement', actor: ana, verb: { ...did, display }, object: activity };
    const statement = {
      ...said({ object: inner, actor: { ...ana, name: 'Ana' } }),
      verb: { ...did, display },
    };
    const statementId = await provider().say(statement);
    const shown = async (format: string) =>
      (await get({ statementId, format }, 'statements', { 'accept-language': 'en-GB' }))
        .body as typeof statement;
    expect(await shown('exact')).toMatchObject(statement);
    const one = { 'en-GB': 'attended' };
    const canonical = await shown('canonical');
    expect(canonical.verb).toEqual({ id: did.id, display: one });
    expect(canonical.object).toEqual({
      ...inner,
      verb: { id: did.id, display: one },
      object: { ...activity, definition: { name: one, description: one } },
    });
    const ids = await shown('ids');
    expect([ids.actor, ids.verb]).toEqual([ana, { id: did.id }]);
    expect(ids.object).toEqual({ ...inner, actor: ana, verb: { id: did.id }, object: { id: activity.id } });
  });

  it('Data 2.6, 4.6: a signed statement may say its durations more precisely than its signature', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const encoded = (text: string) => Buffer.from(text).toString('base64url');
    const lasting = (duration: string) => said({ result: { duration } });
    const head = `${encoded('{"alg":"RS256"}')}.${encoded(JSON.stringify(lasting('P1DT12H36M0.12S')))}`;
    const jws = `${head}.${createSign('RSA-SHA256').update(head).sign(privateKey, 'base64url')}`;
    const signature = {
      usageType: 'http://adlnet.gov/expapi/attachments/signature',
      display: { en: 'Signed' },
      contentType: 'application/octet-stream',
      length: jws.length,
      sha2: sha2(jws),
    };
    const sent = async (duration: string) => {
      const message = inParts({ ...lasting(duration), attachments: [signature] }, [[sha2(jws), jws]]);
      return (await provider().call('POST', 'statements', message)).status;
    };
    expect([await sent('P1DT12H36M0.1237S'), await sent('P1DT12H36M0.13S')]).toEqual([200, 400]);
  });
});
