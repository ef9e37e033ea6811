import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSign, generateKeyPairSync } from 'node:crypto';
import { newId } from '#domain/kernel/id';
import { inParts, RecordProvider, sha2 } from '../../support/record-provider.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TwoSchools } from '../../support/two-schools.js';

let app: TestApp;
let schools: TwoSchools;
let player: RecordProvider;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  player = await RecordProvider.of(app, schools.hill);
});
afterAll(() => app.stop());

const someone = () => ({ mbox: `mailto:${newId()}@hill.example` });
const ana = { objectType: 'Agent', name: 'Ana', mbox: 'mailto:ana@hill.example' };
const verb = (id = 'https://verbs.example/did') => ({ id, display: { 'en-GB': 'did', de: 'tat' } });
const lesson = (id = 'https://hill.example/lessons/1') => ({ objectType: 'Activity', id });
const said = (more: object = {}) => ({ actor: ana, verb: verb(), object: lesson(), ...more });
const VOIDED = 'http://adlnet.gov/expapi/verbs/voided';
const about = (id: string, more: object = {}) =>
  said({ object: { objectType: 'StatementRef', id }, ...more });

describe('statements', () => {
  it('are kept as they were said, with who said so and when', async () => {
    const id = newId();
    const statement = said({
      id,
      result: { score: { raw: 0.12123434 } },
      context: { contextActivities: { parent: lesson('urn:x:p') } },
    });
    const put = await player.call('PUT', 'statements', { query: { statementId: id }, json: statement });
    expect([put.status, put.text]).toEqual([204, '']);
    const { status, body, headers } = await player.call('GET', 'statements', { query: { statementId: id } });
    expect(status).toBe(200);
    const kept = body as { stored: string; timestamp: string };
    expect(kept).toEqual({
      ...statement,
      context: { contextActivities: { parent: [lesson('urn:x:p')] } },
      version: '2.0.0',
      authority: { objectType: 'Agent', account: { homePage: expect.any(String), name: player.clientId } },
      stored: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/),
      timestamp: kept.stored,
    });
    expect(Date.parse(headers.get('last-modified')!)).toBe(Math.floor(Date.parse(kept.stored) / 1000) * 1000);
    expect(headers.get('x-experience-api-version')).toBe('2.0.0');
    expect(Date.parse(headers.get('x-experience-api-consistent-through')!)).toBeGreaterThanOrEqual(
      Date.parse(kept.stored),
    );
    expect((await player.call('HEAD', 'statements', { query: { statementId: id } })).status).toBe(200);
  });

  it('B7 never change: the same again is nothing new, something else is refused', async () => {
    const [id, other] = [newId(), newId()];
    const again = () => player.call('POST', 'statements', { json: said({ id }) });
    expect((await again()).body).toEqual([id]);
    expect((await again()).body).toEqual([id]);
    const changed = said({ id, verb: verb('https://verbs.example/undid') });
    const both = await player.call('POST', 'statements', { json: [said({ id: other }), changed] });
    expect(both.body).toMatchObject({
      status: 409,
      code: 'learning.statement_conflicts',
      facts: { ids: [id] },
    });
    expect((await player.call('GET', 'statements', { query: { statementId: other } })).status).toBe(404);
    const put = await player.call('PUT', 'statements', { query: { statementId: id }, json: changed });
    expect(put.status).toBe(409);
    const race = newId();
    const racing = [said({ id: race }), said({ id: race, result: { success: true } })].map((json) =>
      player.call('POST', 'statements', { json }),
    );
    expect(new Set((await Promise.all(racing)).map(({ status }) => status))).toEqual(new Set([200, 409]));
  });

  it('are refused with the reason, all of a batch or none', async () => {
    const refused = await player.call('POST', 'statements', { json: [said(), { ...said(), mood: 1 }] });
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect(refused.body).toMatchObject({
      status: 400,
      code: 'learning.statement_invalid',
      errors: [{ pointer: '/1/mood' }],
    });
    const id = newId();
    for (const call of [
      { json: [said({ id }), said({ id })] },
      { json: said(), query: { statementId: id } },
      { bytes: '{', headers: { 'content-type': 'application/json' } },
      { bytes: JSON.stringify(said()), headers: { 'content-type': 'multipart/form-data; boundary=x' } },
      {
        bytes: JSON.stringify(said({ result: { response: '\u0000' } })),
        headers: { 'content-type': 'application/json' },
      },
    ])
      expect((await player.call('POST', 'statements', call)).status).toBe(400);
    const queries: Record<string, string>[] = [
      {},
      { statementId: 'x' },
      { statementId: newId(), other: 'x' },
    ];
    for (const query of queries)
      expect((await player.call('PUT', 'statements', { query, json: said({ id }) })).status).toBe(400);
  });

  it('are found by whom and what they name, page by page, each once', async () => {
    const [who, other, activity, registration] = [someone(), someone(), lesson(`urn:x:${newId()}`), newId()];
    const ids: string[] = [];
    for (const more of [
      { actor: who },
      { actor: who, object: activity, context: { registration, instructor: other } },
    ])
      ids.push(await player.say(said(more)));
    const batch = Array.from({ length: 3 }, () => said({ actor: who, verb: verb('urn:x:batch') }));
    ids.push(...((await player.call('POST', 'statements', { json: batch })).body as string[]));
    const agent = JSON.stringify({ ...who, name: 'other name' });
    expect(await player.found({ agent })).toEqual(ids.toReversed());
    expect(await player.found({ agent, ascending: 'true' })).toEqual(ids);
    expect(await player.found({ agent, verb: 'urn:x:batch' })).toEqual(ids.slice(2).toReversed());
    expect(await player.found({ activity: activity.id })).toEqual([ids[1]]);
    expect(await player.found({ registration: registration.toUpperCase(), agent })).toEqual([ids[1]]);
    expect(await player.found({ agent: JSON.stringify(other) })).toEqual([]);
    expect(await player.found({ agent: JSON.stringify(other), related_agents: 'true' })).toEqual([ids[1]]);

    const pages: string[] = [];
    for (let next: string | null = `?${new URLSearchParams({ agent, limit: '2' }).toString()}`; next;) {
      const page = await player.call('GET', `statements${next}`);
      const { statements, more } = page.body as { statements: { id: string }[]; more: string };
      pages.push(...statements.map(({ id }) => id));
      next = more && more.slice('/xapi/statements'.length);
    }
    expect(pages).toEqual(ids.toReversed());

    const third = (await player.call('GET', 'statements', { query: { statementId: ids[2]! } })).body as {
      stored: string;
    };
    expect(await player.found({ agent, since: third.stored })).toEqual(ids.slice(3).toReversed());
    expect(await player.found({ agent, until: third.stored })).toEqual(ids.slice(0, 3).toReversed());
  });

  it('about others are found by what those are found by, whichever came first, and when those are voided', async () => {
    const target = newId();
    const id = `urn:x:${newId()}`;
    const early = await player.say(about(target));
    await player.say(said({ id: target, verb: verb(id) }));
    const late = await player.say(about(early));
    const voiding = await player.say(about(target, { verb: { id: VOIDED } }));
    expect(await player.found({ verb: id })).toEqual([voiding, late, early]);
    const get = (query: Record<string, string>) => player.call('GET', 'statements', { query });
    expect((await get({ statementId: target })).status).toBe(404);
    expect((await get({ voidedStatementId: target })).body).toMatchObject({ id: target });
    expect((await get({ voidedStatementId: early })).status).toBe(404);
    await player.say(about(voiding, { verb: { id: VOIDED } }));
    expect((await get({ statementId: voiding })).status).toBe(200);
  });

  it('about others are found through chains of any length, also by what comes in between, and through circles', async () => {
    const chain = Array.from({ length: 60 }, newId);
    const [first, between, last] = [verb(`urn:x:${newId()}`), verb(`urn:x:${newId()}`), chain.at(-1)!];
    const links = chain.slice(0, -1).map((id, i) => about(chain[i + 1]!, { id, actor: someone() }));
    const found = async (one: { id: string }) =>
      (await player.found({ verb: one.id, limit: '100' })).toSorted();
    const store = async (json: object) =>
      expect((await player.call('POST', 'statements', { json })).status).toBe(200);
    await store(links.slice(0, 29).toReversed());
    for (const link of links.slice(30)) await store(link);
    await store(said({ id: last, verb: first }));
    expect(await found(first)).toEqual(chain.slice(30).toSorted());
    await store({ ...links[29]!, verb: between });
    expect(await found(first)).toEqual(chain.toSorted());
    expect(await found(between)).toEqual(chain.slice(0, 30).toSorted());
    const both = { verb: first.id, agent: JSON.stringify(links[29]!.actor), limit: '100' };
    expect(await player.found(both)).toEqual([]); // one statement has to fit all of it

    const [here, there] = [newId(), newId()];
    const round = verb(`urn:x:${newId()}`);
    await store([about(there, { id: here, verb: round }), about(here, { id: there })]);
    expect(await found(round)).toEqual([here, there].toSorted());
  });

  it('about others, hundreds of the same after each other, are stored at once, and more of them one after the other', async () => {
    const chain = Array.from({ length: 501 }, newId);
    const one = verb(`urn:x:${newId()}`);
    await player.say(said({ id: chain[0]!, verb: one }));
    const links = chain.slice(1).map((id, i) => about(chain[i]!, { id }));
    const store = async (json: object[]) => (await player.call('POST', 'statements', { json })).status;
    expect(await store(links)).toBe(413);
    expect([await store(links.slice(0, 250)), await store(links.slice(250))]).toEqual([200, 200]);
    expect(await player.found({ verb: one.id, limit: '1' })).toEqual([chain.at(-1)]);
    expect(await player.found({ verb: one.id, limit: '2', ascending: 'true' })).toEqual(chain.slice(0, 2));
  });

  it('that lead through too many different others are refused, all of them', async () => {
    const chain = Array.from({ length: 400 }, newId);
    const json = chain.slice(1).map((id, i) => about(chain[i]!, { id, actor: someone() }));
    const refused = await player.call('POST', 'statements', { json });
    expect(refused.body).toMatchObject({ status: 413, code: 'learning.statements_too_large' });
    expect((await player.call('GET', 'statements', { query: { statementId: chain[1]! } })).status).toBe(404);
  });

  it('are shown in the format that is asked for', async () => {
    const activity = lesson(`urn:x:${newId()}`);
    const known = { name: { en: 'Lesson' }, type: 'urn:x:lesson' };
    await player.say(said({ object: { ...activity, definition: known } }));
    const id = await player.say(said({ object: { ...activity, definition: { name: { de: 'Stunde' } } } }));
    const get = async (format: string) =>
      (
        await player.call('GET', 'statements', {
          query: { statementId: id, format },
          headers: { 'accept-language': 'de' },
        })
      ).body;
    expect(await get('ids')).toMatchObject({
      actor: { mbox: ana.mbox },
      verb: { id: verb().id },
      object: { id: activity.id },
    });
    expect(await get('canonical')).toMatchObject({
      verb: { id: verb().id, display: { de: 'tat' } },
      object: { ...activity, definition: { ...known, name: { de: 'Stunde' } } },
    });
    const { body } = await player.call('GET', 'activities', { query: { activityId: activity.id } });
    expect(body).toEqual({ ...activity, definition: { ...known, name: { en: 'Lesson', de: 'Stunde' } } });
    expect((await player.call('GET', 'activities', { query: { activityId: 'urn:x:unknown' } })).body).toEqual(
      lesson('urn:x:unknown'),
    );
  });
});

describe('attachments', () => {
  const file = (content: string, more: object = {}) => ({
    usageType: 'urn:x:photo',
    display: { en: 'F' },
    contentType: 'text/plain',
    length: content.length,
    sha2: sha2(content),
    ...more,
  });

  it('come and go with their statements', async () => {
    const [one, two] = [`one ${newId()}`, `two ${newId()}`];
    const statement = { ...said({ attachments: [file(one), file(two)] }), id: newId() };
    const sent = await player.call(
      'POST',
      'statements',
      inParts(statement, [
        [sha2(one), one],
        [sha2(two), two],
      ]),
    );
    expect(sent.status).toBe(200);
    const query = { statementId: statement.id, attachments: 'true' };
    const { headers, text } = await player.call('GET', 'statements', { query });
    expect(headers.get('content-type')).toMatch(/^multipart\/mixed; boundary=\S+$/);
    for (const content of [one, two]) {
      expect(text).toContain(`\r\n\r\n${content}\r\n--`);
      expect(text.split(sha2(content))).toHaveLength(3);
    }
    expect(
      (await player.call('GET', 'statements', { query: { statementId: statement.id } })).body,
    ).toMatchObject(statement);
    expect((await player.call('GET', 'statements', { query: { attachments: 'true' } })).text).toContain(
      '"more":',
    );
  });

  it('are neither missing nor too many', async () => {
    const statement = said({ attachments: [file('one')] });
    const parts = (attached: [string, string][]) => inParts(statement, attached);
    const one: [string, string] = [sha2('one'), 'one'];
    const bad = [
      parts([]),
      parts([one, [sha2('two'), 'two']]),
      { json: statement },
      { ...parts([one]), headers: { 'content-type': 'multipart/mixed' } },
      { ...parts([one]), bytes: String(parts([one]).bytes).replace('binary', 'base64') },
      { ...parts([one]), bytes: String(parts([one]).bytes).replace(/X-Experience-API-Hash.*\r\n/, '') },
      { ...parts([one]), bytes: String(parts([one]).bytes).replace('application/json', 'text/plain') },
    ];
    for (const call of bad) expect((await player.call('POST', 'statements', call)).status).toBe(400);
    const elsewhere = said({ attachments: [file('x', { fileUrl: 'https://x.example/f' })] });
    expect((await player.call('POST', 'statements', { json: elsewhere })).status).toBe(200);
    expect((await player.call('POST', 'statements', inParts(said(), []))).status).toBe(200);
  });

  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const encode = (value: unknown) =>
    Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
  const jwsOf = (payload: unknown, header: unknown = { alg: 'RS256' }) => {
    const body = `${encode(header)}.${encode(payload)}`;
    return `${body}.${createSign('RSA-SHA256').update(body).sign(privateKey, 'base64url')}`;
  };
  const withoutSignature = (jws: string) => {
    const [head, payload] = jws.split('.');
    return ['', '.', '.!!!', '.AAAA.AAAA'].map((end) => `${head}.${payload}${end}`);
  };
  const signature = (jws: string, contentType = 'application/octet-stream') =>
    file(jws, { usageType: 'http://adlnet.gov/expapi/attachments/signature', contentType });
  const postSigned = (statement: object, jws: string, attached = [signature(jws)]) =>
    player.call('POST', 'statements', inParts({ ...statement, attachments: attached }, [[sha2(jws), jws]]));

  it('that sign a statement sign this statement', async () => {
    expect((await postSigned(said(), jwsOf(said()))).status).toBe(200);
    const own = jwsOf(said());
    for (const bad of [
      postSigned(said(), jwsOf(said({ actor: someone() }))),
      postSigned(said(), jwsOf('{')),
      postSigned(said(), jwsOf(said(), { alg: 'HS256' })),
      postSigned(said(), own, [signature(own, 'text/plain')]),
      ...withoutSignature(own).map((jws) => postSigned(said(), jws)),
      ...['x', [], ['x']].map((x5c) => postSigned(said(), jwsOf(said(), { alg: 'RS256', x5c }))),
    ])
      expect((await bad).status).toBe(400);
  });

  it('that sign what is no statement, or are too long or too deep, are refused as any other', async () => {
    const nobody = said({ actor: { account: null } });
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    for (const [statement, jws] of [
      [nobody, jwsOf(nobody)],
      [said(), jwsOf(nobody)],
      [said(), jwsOf(JSON.stringify(said({ result: 0 })).replace('"result":0', `"result":${deep}`))],
      [said(), jwsOf(said(), `{"alg":${deep}}`)],
      [said(), jwsOf(said(), { alg: 'constructor' })],
    ] as const)
      expect((await postSigned(statement, jws)).status).toBe(400);
    const long = jwsOf(said({ verb: { ...verb(), display: { en: 'x'.repeat(1_600_000) } } }));
    expect((await postSigned(said(), long)).status).toBe(413);
  });

  it('that sign are read once, however often they are named', async () => {
    const jws = jwsOf(said({ verb: { ...verb(), display: { en: 'x'.repeat(1_400_000) } } }));
    const statement = said({ attachments: Array.from({ length: 4_000 }, () => signature(jws)) });
    const many = Array.from({ length: 10 }, () => statement);
    expect((await player.call('POST', 'statements', inParts(many, [[sha2(jws), jws]]))).status).toBe(200);
  });
});
