import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { inParts, RecordProvider, sha2 } from '../../support/record-provider.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools } from '../../support/two-schools.js';
import { file } from '../../support/xapi/attachment-requirements.js';
import { ana, said } from '../../support/xapi/requirements.js';

const AGENT = JSON.stringify(ana);

let app: TestApp;
let player: RecordProvider;

beforeAll(async () => {
  app = await TestApp.start();
  player = await RecordProvider.of(app, (await twoSchools(app)).hill);
});
afterAll(() => app.stop());

describe.each(['2.0.0', '1.0.3'] as const)('a record store of xAPI %s', (version) => {
  const call = (...[method, path, more]: Parameters<RecordProvider['call']>) =>
    player.speaking(version).call(method, path, more);

  const LISTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'activities/state': { activityId: 'urn:x:tagged', agent: AGENT },
    'activities/profile': { activityId: 'urn:x:tagged' },
    'agents/profile': { agent: AGENT },
  };

  it.each(Object.entries(LISTS))(
    'Communication 3.1: the list of %s has the tag of what it holds, and another one when that changes',
    async (path, query) => {
      const ids = () => call('GET', path, { query });
      const id = path === 'activities/state' ? 'stateId' : 'profileId';
      const first = await ids();
      const { headers, text } = first;
      expect(headers.get('etag')).toBe(`"${createHash('sha1').update(text).digest('hex')}"`);
      const seen = { 'if-none-match': headers.get('etag')! };
      expect((await call('GET', path, { query, headers: seen })).status).toBe(304);
      await call('POST', path, { query: { ...query, [id]: newId() }, json: {} });
      expect((await call('GET', path, { query, headers: seen })).status).toBe(200);
      expect((await ids()).headers.get('last-modified')).toEqual(expect.any(String));
    },
  );

  it('Communication 2.4, 2.5: persons and activities have a tag as well, and statements none', async () => {
    for (const [path, query] of [
      ['agents', { agent: AGENT }],
      ['activities', { activityId: 'urn:x:tagged' }],
    ] as const) {
      const { headers, text } = await call('GET', path, { query });
      expect(headers.get('etag')).toBe(`"${createHash('sha1').update(text).digest('hex')}"`);
      const seen = { 'if-none-match': headers.get('etag')! };
      expect((await call('HEAD', path, { query, headers: seen })).status).toBe(304);
    }
    expect((await call('GET', 'statements', { query: { limit: '1' } })).headers.has('etag')).toBe(false);
  });

  it('Communication 2.1.3: without a limit there are as many as the store allows, as with a limit of 0', async () => {
    const one = { id: `urn:x:${newId()}` };
    const json = Array.from({ length: 510 }, () => said({ verb: one }));
    expect((await call('POST', 'statements', { json })).status).toBe(200);
    const shown = async (more: object) => {
      const { body } = await call('GET', 'statements', { query: { verb: one.id, ...more } });
      return (body as { statements: object[] }).statements.length;
    };
    expect([await shown({}), await shown({ limit: '0' }), await shown({ limit: '7' })]).toEqual([
      500, 500, 7,
    ]);
  });

  it('Communication 3.2: what is too much is told by 413, however it is too much', async () => {
    const many = Array.from({ length: 1_001 }, () => said());
    const attachments = Array.from({ length: 1_001 }, (_, i) => ({ ...file, sha2: sha2(String(i)) }));
    const parts = attachments.map((one, i) => [one.sha2, String(i)] as const);
    const attaching = (some: number) =>
      inParts(said({ attachments: attachments.slice(0, some) }), parts.slice(0, some));
    expect((await call('POST', 'statements', { json: many })).status).toBe(413);
    expect((await call('POST', 'statements', attaching(1_001))).status).toBe(413);
    expect((await call('POST', 'statements', attaching(1_000))).status).toBe(200);
  });
});

describe('a form of 1.0.3', () => {
  it('comes from browsers that can set no header, and say that it is text, or nothing of it', async () => {
    const { authorization } = player.headers;
    const form = (more: object) =>
      new URLSearchParams({ 'X-Experience-API-Version': '1.0.3', Authorization: authorization!, ...more });
    const send = async (method: string, type: string | undefined, fields: object) => {
      const body = new Blob([form(fields).toString()], { type });
      return (await fetch(`${app.url}/xapi/statements?method=${method}`, { method: 'POST', body })).status;
    };
    const content = JSON.stringify(said());
    for (const type of [
      undefined,
      'text/plain',
      'text/plain;charset=UTF-8',
      'application/x-www-form-urlencoded',
    ])
      expect([type, await send('PUT', type, { statementId: newId(), content })]).toEqual([type, 204]);
    expect(await send('GET', undefined, { limit: '1' })).toBe(200);
    expect(await send('PUT', 'application/json', { statementId: newId(), content })).toBe(400);
  });
});
