import { describe, expect, it } from '@jest/globals';
import { ID, about, ana, authority, ben, lesson, receive, said, verb } from '../testing/statements.js';
import { attachedTo } from './attached.js';
import { assertExpected, documentRequest, merged, type Document } from './documents.js';
import { ownStatement } from './own-statements.js';
import { personOf } from './person.js';
import { saidOfItem } from './said-of-items.js';
import { mergedDefinition } from './statement.js';
import { asCanonical, asIds, languagesOf } from './statement-format.js';
import { statementQuery } from './statement-query.js';
import { DocumentChanged, DocumentUnseen, StatementInvalid, XapiRequestInvalid } from './xapi.errors.js';

const OTHER_ID = 'a9c6c3a2-7f0c-4b1c-9e55-3c1f2a7b8d91';

describe('a statement that is received', () => {
  it('gets what the record store says, and keeps the rest', () => {
    const {
      id,
      said: kept,
      hasTimestamp,
    } = receive(said({ stored: '2011-07-15T00:00:00Z', authority: ben }));
    expect({ id, hasTimestamp }).toEqual({ id: ID, hasTimestamp: false });
    expect(kept).toEqual({ ...said(), id: ID, version: '2.0.0', authority });
    expect(receive(said({ id: OTHER_ID.toUpperCase(), version: '2.0.1' })).said).toMatchObject({
      id: OTHER_ID,
      version: '2.0.1',
    });
  });

  it('answers activities of its context as lists', () => {
    const { said: kept } = receive(said({ context: { contextActivities: { parent: lesson } } }));
    expect(kept['context']).toEqual({ contextActivities: { parent: [lesson] } });
  });

  it('voids what it refers to', () => {
    expect(receive(about(OTHER_ID))).toMatchObject({ refersTo: OTHER_ID, voids: false });
    const voiding = { ...about(OTHER_ID), verb: { id: 'http://adlnet.gov/expapi/verbs/voided' } };
    expect(receive(voiding)).toMatchObject({ refersTo: OTHER_ID, voids: true });
  });

  it('is found by whom and what it names', () => {
    const { keys } = receive(
      said({
        actor: { objectType: 'Group', ...ben, member: [ana] },
        context: {
          registration: ID,
          instructor: { openid: 'https://ivo.example' },
          contextActivities: { other: { id: 'urn:x:o' } },
        },
      }),
    );
    const benIs = 'account ["https://hill.example","ben"]';
    expect(keys).toEqual(
      expect.arrayContaining([
        `v ${verb.id}`,
        `a ${benIs}`,
        `a mbox ${ana.mbox}`,
        `o ${lesson.id}`,
        `r ${ID}`,
        'A openid https://ivo.example',
        'O urn:x:o',
      ]),
    );
    expect(keys).not.toContain('a openid https://ivo.example');
    expect(keys).not.toContain('o urn:x:o');
    const within = receive(said({ object: { objectType: 'SubStatement', ...said({ actor: ben }) } })).keys;
    expect(within).toContain(`A ${benIs}`);
    expect(within).toContain(`O ${lesson.id}`);
    expect(within).not.toContain(`a ${benIs}`);
  });

  it('brings what it says of activities', () => {
    expect([...receive(said()).activities]).toEqual([[lesson.id, lesson.definition]]);
    expect(mergedDefinition({ name: { en: 'A', de: 'B' }, type: 'x:y' }, { name: { en: 'C' } })).toEqual({
      name: { en: 'C', de: 'B' },
      type: 'x:y',
    });
  });
});

describe('a statement in another format', () => {
  const anonymous = { objectType: 'Group', name: 'Blue', member: [{ ...ana, name: 'Ana' }] };
  const statement = receive(
    said({
      actor: { ...ana, name: 'Ana' },
      context: { team: anonymous, contextActivities: { other: lesson } },
    }),
  ).said;

  it('has nothing but ids', () => {
    expect(asIds(statement)).toMatchObject({
      actor: ana,
      verb: { id: verb.id },
      object: { id: lesson.id },
      context: {
        team: { objectType: 'Group', member: [ana] },
        contextActivities: { other: [{ id: lesson.id }] },
      },
    });
    expect(asIds(statement)['object']).toEqual({ id: lesson.id });
  });

  it('has ids of the people of its context, too', () => {
    const contextGroups = [{ objectType: 'contextGroup', group: { ...anonymous, ...ben } }];
    const { said: kept } = receive(said({ context: { contextGroups, instructor: { ...ana, name: 'Ana' } } }));
    expect(asIds(kept)['context']).toEqual({
      contextGroups: [{ objectType: 'contextGroup', group: { objectType: 'Group', ...ben } }],
      instructor: ana,
    });
  });

  it('is canonical in one language, with what is known of activities', () => {
    const known = new Map([[lesson.id, { name: { en: 'L', 'de-AT': 'S' }, type: 'urn:x:t' }]]);
    const canonical = asCanonical(statement, known, languagesOf('fr, de;q=0.8, en;q=0.5, *;q=0.1'));
    expect(canonical['verb']).toEqual({ id: verb.id, display: { de: 'tat' } });
    expect(canonical['object']).toEqual({
      ...lesson,
      definition: { name: { 'de-AT': 'S' }, type: 'urn:x:t' },
    });
    expect(canonical['actor']).toEqual(statement['actor']);
    expect(asCanonical(statement, new Map(), [])['verb']).toEqual({
      id: verb.id,
      display: { 'en-GB': 'did' },
    });
  });

  it('reads languages by their weight', () => {
    expect(languagesOf('en-GB;q=0.5,de , fr;q=0')).toEqual(['de', 'en-gb']);
    expect(languagesOf(undefined)).toEqual([]);
  });
});

describe('a search for statements', () => {
  const query = (parameters: Record<string, string>) => statementQuery(parameters, '2.0.0', 500);

  it('asks for one, or for those that fit', () => {
    expect(query({ voidedStatementId: ID.toUpperCase() })).toEqual({
      id: ID,
      voided: true,
      format: 'exact',
      attachments: false,
    });
    const agent = JSON.stringify(ana);
    expect(
      query({ agent, verb: 'urn:x:v', related_agents: 'true', limit: '0', ascending: 'true' }),
    ).toMatchObject({
      keys: [`A mbox ${ana.mbox}`, 'v urn:x:v'],
      limit: 500,
      ascending: true,
    });
    expect(
      query({ since: '2026-11-21T11:00:00.1234567+01:00', until: '2026-11-21T10:00:00Z' }),
    ).toMatchObject({
      since: '2026-11-21T10:00:00.123456Z',
      until: '2026-11-21T10:00:00.000000Z',
    });
    expect(query({ limit: '999999', attachments: 'true' })).toMatchObject({ limit: 25, attachments: true });
  });

  it.each<Record<string, string>>([
    { statementId: 'x' },
    { statementId: ID, voidedStatementId: ID },
    { statementId: ID, verb: 'urn:x:v' },
    { statementid: ID },
    { Agent: '{}' },
    { agent: 'wrong' },
    { agent: '{"objectType":"Group","member":[{"mbox":"mailto:a@b.example"}]}' },
    { agent: '{"name":"x"}' },
    { verb: 'x.example/v' },
    { activity: 'x\0:y' },
    { registration: 'x' },
    { since: 'yesterday' },
    { until: '2026-13-01T00:00:00Z' },
    { limit: '-1' },
    { format: 'nice' },
    { ascending: 'yes' },
    { attachments: '1' },
    { more: 'x' },
  ])('is refused with %j', (parameters) => expect(() => query(parameters)).toThrow(XapiRequestInvalid));
});

describe('what is attached', () => {
  const file = (sha2: string, more: object = {}) => ({
    usageType: 'urn:x:u',
    display: { en: 'F' },
    contentType: 'text/plain',
    length: 1,
    sha2,
    ...more,
  });
  const [one, two] = ['1'.repeat(64), '2'.repeat(64)];
  const part = (sha2: string) => ({ sha2, contentType: 'text/plain', content: new Uint8Array([65]) });
  const statement = receive(said({ attachments: [file(one), file(two, { fileUrl: 'urn:x:f' })] }));

  it('comes with the statement that names it', () => {
    expect(attachedTo([statement], [part(one.toUpperCase())])).toEqual([{ ...part(one), statementId: ID }]);
  });

  it('is there unless it lies elsewhere, and is named', () => {
    expect(() => attachedTo([statement], [])).toThrow(StatementInvalid);
    expect(() => attachedTo([statement], [part(one), part('3'.repeat(64))])).toThrow(XapiRequestInvalid);
  });
});

describe('a document of a client', () => {
  const json = (text: string): Document => ({
    content: new TextEncoder().encode(text),
    contentType: 'application/json; charset=utf-8',
  });
  const bytes: Document = { content: new Uint8Array([1]), contentType: 'application/octet-stream' };
  const found = { etag: 'a'.repeat(40) };
  const state = { kind: 'state', replaces: true } as const;
  const none = { ifMatch: undefined, ifNoneMatch: undefined };

  it('is merged by its properties, the newer ones winning', () => {
    const both = merged(json('{"a":1,"b":{"c":1}}'), json('{"b":{"d":2}}'));
    expect(JSON.parse(new TextDecoder().decode(both.content))).toEqual({ a: 1, b: { d: 2 } });
    expect(merged(null, bytes)).toBe(bytes);
    for (const [before, posted] of [
      [json('{}'), bytes],
      [bytes, json('{}')],
      [json('[]'), json('{}')],
      [null, json('{"a":1}{')],
      [null, json('[]')],
    ] as const)
      expect(() => merged(before, posted)).toThrow(XapiRequestInvalid);
  });

  it('is written over only by whoever has seen it', () => {
    const check =
      (
        there: { etag: string } | null,
        expected: Partial<typeof none> | object,
        version: '1.0.3' | '2.0.0' = '2.0.0',
      ) =>
      () =>
        assertExpected(there, { ...none, ...expected }, { ...state, version });
    expect(check(found, { ifMatch: `"${found.etag}"` })).not.toThrow();
    expect(check(found, { ifMatch: '"1234"' })).toThrow(DocumentChanged);
    expect(check(null, { ifMatch: '*' })).toThrow(DocumentChanged);
    expect(check(found, { ifNoneMatch: '*' })).toThrow(DocumentChanged);
    expect(check(null, { ifNoneMatch: '*' })).not.toThrow();
    expect(check(found, {})).toThrow(DocumentUnseen);
    expect(check(found, {}, '1.0.3')).not.toThrow();
    expect(check(null, {})).not.toThrow();
  });

  it.each<
    ['state' | 'activity-profile' | 'agent-profile', 'read' | 'write' | 'remove', Record<string, string>]
  >([
    ['state', 'write', { activityId: 'urn:x:a', agent: JSON.stringify(ana) }],
    ['state', 'read', { activityId: 'urn:x:a' }],
    ['state', 'read', { agent: JSON.stringify(ana) }],
    ['state', 'read', { activityId: 'x', agent: JSON.stringify(ana) }],
    ['state', 'read', { activityId: 'urn:x:a', agent: 'true' }],
    ['state', 'read', { activityId: 'urn:x:a', agent: JSON.stringify(ana), registration: 'true' }],
    ['state', 'read', { activityId: 'urn:x:a', agent: JSON.stringify(ana), since: 'not then' }],
    ['activity-profile', 'remove', { activityId: 'urn:x:a' }],
    ['activity-profile', 'write', { activityId: 'urn:x:a', profileId: 'p', since: '2026-11-21T10:00:00Z' }],
    ['agent-profile', 'remove', { agent: JSON.stringify(ana) }],
    ['agent-profile', 'read', { profileId: 'p' }],
  ])('is not asked for like this: %s, %s, %j', (kind, verbOf, parameters) =>
    expect(() => documentRequest(kind, verbOf, parameters, '2.0.0')).toThrow(XapiRequestInvalid),
  );
});

describe('our own statements', () => {
  const home = 'https://lyceum.example';
  const told = {
    eventId: 'e',
    at: '2026-11-21T10:00:00Z',
    enrolmentId: ID,
    runId: ID,
    learnerId: OTHER_ID,
    itemId: ID,
    what: 'completed',
  } as const;

  it('are some, and the same when they are told again', async () => {
    const statement = await ownStatement(home, told);
    expect(() => receive(statement)).not.toThrow();
    expect(await ownStatement(home, told)).toEqual(statement);
    for (const other of [{ eventId: 'f' }, { itemId: null }, { what: 'begun' }] as const)
      expect((await ownStatement(home, { ...told, ...other }))['id']).not.toBe(statement['id']);
  });

  it('are understood when a program says them', async () => {
    const statement = await ownStatement(home, told);
    expect(saidOfItem(home, statement)).toEqual({ itemId: ID, learnerId: OTHER_ID, kind: 'marked_done' });
    expect(saidOfItem(home, await ownStatement(home, { ...told, what: 'begun' }))).toMatchObject({
      kind: 'viewed',
    });
    for (const other of [
      { actor: ana },
      { verb },
      { object: lesson },
      { actor: { objectType: 'Group', account: { homePage: home, name: ID } } },
    ])
      expect(saidOfItem(home, { ...statement, ...other })).toBeNull();
    expect(saidOfItem('https://other.example', statement)).toBeNull();
  });
});

describe('a person', () => {
  it('is everything that is known, as lists', () => {
    expect(personOf({ ...ana, name: 'Ana' }, ['Ana', 'Anna'])).toEqual({
      objectType: 'Person',
      name: ['Ana', 'Anna'],
      mbox: [ana.mbox],
    });
    expect(personOf(ben, [])).toEqual({ objectType: 'Person', account: [ben.account] });
  });
});
