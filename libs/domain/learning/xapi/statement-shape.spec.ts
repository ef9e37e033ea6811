import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instantOf, isDuration, isIri, isLanguageTag } from './formats.js';
import { assertStatement, VOIDED } from './statement-shape.js';
import { StatementInvalid } from './xapi.errors.js';
import { isStatementVersion, versionsShownTo, xapiVersionOf, type XapiVersion } from './xapi-version.js';

const BOTH: readonly XapiVersion[] = ['1.0.3', '2.0.0'];
const ID = 'a9c6c3a2-7f0c-4b1c-9e55-3c1f2a7b8d90';
const ana = { mbox: 'mailto:ana@hill.example' };
const ben = { account: { homePage: 'https://hill.example', name: 'ben' } };
const team = { objectType: 'Group', name: 'Blue', member: [ana, ben] };
const verb = { id: 'https://verbs.example/did', display: { 'en-GB': 'did', de: 'tat' } };
const lesson = { id: 'https://hill.example/lessons/1' };
const said = (more: object = {}) => ({ actor: ana, verb, object: lesson, ...more });
const sub = (more: object = {}) => said({ object: { objectType: 'SubStatement', ...said(more) } });
const definition = (more: object) => said({ object: { ...lesson, definition: more } });
const result = (more: object) => said({ result: more });
const context = (more: object) => said({ context: more });
const file = {
  usageType: 'https://hill.example/uses/photo',
  display: { en: 'A photo' },
  contentType: 'image/png',
  length: 3,
  sha2: '0'.repeat(64),
};
const fileWithout = (name: string) =>
  said({ attachments: [Object.fromEntries(Object.entries(file).filter(([key]) => key !== name))] });

/** Where it is refused; null when it is taken. */
function refusedAt(statement: unknown, version: XapiVersion): string | null {
  try {
    assertStatement(statement, version);
    return null;
  } catch (error) {
    if (error instanceof StatementInvalid) return error.faults[0]!.pointer;
    throw error;
  }
}

describe.each(BOTH)('a statement of xAPI %s', (version) => {
  it.each<[string, object]>([
    ['somebody, a verb, an activity', said()],
    ['an id in upper case', said({ id: ID.toUpperCase() })],
    ['an agent by a hash', said({ actor: { mbox_sha1sum: 'aB'.repeat(20) } })],
    ['an agent by OpenID', said({ actor: { objectType: 'Agent', openid: 'https://ana.example' } })],
    ['an anonymous group', said({ actor: team })],
    ['a group by its account, without members', said({ actor: { objectType: 'Group', ...ben } })],
    ['an agent as the object', said({ object: { objectType: 'Agent', ...ana } })],
    ['a group as the object', said({ object: team })],
    ['another statement as the object', said({ object: { objectType: 'StatementRef', id: ID } })],
    ['a statement within', sub({ result: { success: true }, timestamp: '2026-11-21T10:00:00Z' })],
    ['a voiding one', said({ verb: { id: VOIDED }, object: { objectType: 'StatementRef', id: ID } })],
    ['nothing but null in an extension', result({ extensions: { 'https://x.example/e': null } })],
    ['a score within its bounds', result({ score: { scaled: -1, raw: 3, min: 0, max: 4 } })],
    ['an interaction', definition({ interactionType: 'choice', choices: [{ id: 'a' }, { id: 'b' }] })],
    ['a pattern of answers', definition({ interactionType: 'other', correctResponsesPattern: ['x'] })],
    [
      'a definition of everything else',
      definition({ name: { en: 'L' }, type: 'urn:x:y', moreInfo: 'https://x.example' }),
    ],
    ['one activity of a context, alone', context({ contextActivities: { parent: lesson } })],
    ['activities of a context, as lists', context({ contextActivities: { category: [lesson], other: [] } })],
    ['a team and an instructor', context({ instructor: ana, team, language: 'de-CH', registration: ID })],
    ['revision and platform of an activity', context({ revision: '2', platform: 'web' })],
    ['a context that names a statement', context({ statement: { objectType: 'StatementRef', id: ID } })],
    ['an attachment elsewhere', said({ attachments: [{ ...file, fileUrl: 'https://x.example/f' }] })],
    ['an authority', said({ authority: ana })],
    ['an authority of OAuth', said({ authority: { objectType: 'Group', member: [ana, ben] } })],
    ['when it was', said({ timestamp: '2026-11-21T10:00:00.123+01:00', stored: '2026-11-21T10:00:00Z' })],
    ['its version', said({ version: version === '1.0.3' ? '1.0.9' : '2.0.0' })],
  ])('is taken with %s', (_, statement) => expect(refusedAt(statement, version)).toBeNull());

  it.each<[string, unknown, string]>([
    ['no object at all', [said()], ''],
    ['nobody', { verb, object: lesson }, '/actor'],
    ['no verb', { actor: ana, object: lesson }, '/verb'],
    ['nothing that it is about', { actor: ana, verb }, '/object'],
    ['something unknown', said({ mood: 'fine' }), '/mood'],
    ['a name in other letters', said({ Result: {} }), '/Result'],
    ['null', said({ result: null }), '/result'],
    ['null deep within', definition({ moreInfo: null }), '/object/definition/moreInfo'],
    ['null for a language', said({ verb: { ...verb, display: { en: null } } }), '/verb/display/en'],
    ['an id that is none', said({ id: `${ID}8` }), '/id'],
    ['an id of other letters', said({ id: `M${ID.slice(1)}` }), '/id'],
    ['a number for an id', said({ id: 12345 }), '/id'],
    ['two identifiers', said({ actor: { ...ana, ...ben } }), '/actor'],
    ['no identifier', said({ actor: { name: 'Ana' } }), '/actor'],
    ['an address without mailto', said({ actor: { mbox: 'ana@hill.example' } }), '/actor/mbox'],
    ['mailto without an address', said({ actor: { mbox: 'mailto:hill.example' } }), '/actor/mbox'],
    ['half a hash', said({ actor: { mbox_sha1sum: 'ab' } }), '/actor/mbox_sha1sum'],
    ['an OpenID without its scheme', said({ actor: { openid: 'ana.example' } }), '/actor/openid'],
    [
      'an account without a name',
      said({ actor: { account: { homePage: 'https://x.example' } } }),
      '/actor/account/name',
    ],
    [
      'an account elsewhere',
      said({ actor: { account: { homePage: 'x', name: 'b' } } }),
      '/actor/account/homePage',
    ],
    ['an account with more', said({ actor: { account: { ...ben.account, x: 1 } } }), '/actor/account/x'],
    ['a name that is no text', said({ actor: { ...ana, name: 5 } }), '/actor/name'],
    ['an agent with members', said({ actor: { ...ana, member: [ben] } }), '/actor/member'],
    ['a person', said({ actor: { ...ana, objectType: 'Person' } }), '/actor/objectType'],
    ['an anonymous group of nobody', said({ actor: { objectType: 'Group' } }), '/actor/member'],
    ['an anonymous group of none', said({ actor: { objectType: 'Group', member: [] } }), '/actor/member'],
    [
      'a group within a group',
      said({ actor: { objectType: 'Group', member: [team] } }),
      '/actor/member/0/objectType',
    ],
    ['a group by two identifiers', said({ actor: { objectType: 'Group', ...ana, ...ben } }), '/actor'],
    ['a verb without an id', said({ verb: { display: verb.display } }), '/verb/id'],
    ['a verb without its scheme', said({ verb: { id: 'verbs.example/did' } }), '/verb/id'],
    [
      'a language that is none',
      said({ verb: { ...verb, display: { a12345: 'x' } } }),
      '/verb/display/a12345',
    ],
    ['an agent as the object that says not so', said({ object: ana }), '/object/id'],
    ['an activity without an id', said({ object: { objectType: 'Activity' } }), '/object/id'],
    [
      'an object that is something else',
      said({ object: { objectType: 'Thing', id: 'urn:x:y' } }),
      '/object/objectType',
    ],
    ['a scheme that is none', said({ object: { id: 'ab=c://x.example' } }), '/object/id'],
    ['a definition that is text', definition('x' as never), '/object/definition'],
    [
      'an interaction of its own',
      definition({ interactionType: 'guess' }),
      '/object/definition/interactionType',
    ],
    ['choices of nothing', definition({ choices: [{ id: 'a' }] }), '/object/definition/interactionType'],
    [
      'a choice without an id',
      definition({ interactionType: 'choice', choices: [{}] }),
      '/object/definition/choices/0/id',
    ],
    [
      'one choice twice',
      definition({ interactionType: 'choice', choices: [{ id: 'a' }, { id: 'a' }] }),
      '/object/definition/choices',
    ],
    [
      'a pattern that is no list',
      definition({ interactionType: 'other', correctResponsesPattern: 'x' }),
      '/object/definition/correctResponsesPattern',
    ],
    [
      'an extension without a scheme',
      definition({ extensions: { x: 1 } }),
      '/object/definition/extensions/x',
    ],
    ['extensions that are a list', result({ extensions: [] }), '/result/extensions'],
    ['a reference without an id', said({ object: { objectType: 'StatementRef' } }), '/object/id'],
    [
      'a reference with more',
      said({ object: { objectType: 'StatementRef', id: ID, name: 'x' } }),
      '/object/name',
    ],
    [
      'a statement within one within',
      sub({ object: { objectType: 'SubStatement', ...said() } }),
      '/object/object/objectType',
    ],
    ['an id within', sub({ id: ID }), '/object/id'],
    ['an authority within', sub({ authority: ana }), '/object/authority'],
    ['what was stored, within', sub({ stored: '2026-11-21T10:00:00Z' }), '/object/stored'],
    ['a version within', sub({ version: '1.0.0' }), '/object/version'],
    ['a verb that voids an activity', said({ verb: { id: VOIDED } }), '/object'],
    ['a score as text', result({ score: { raw: '3' } }), '/result/score/raw'],
    ['more than all', result({ score: { scaled: 1.1 } }), '/result/score/scaled'],
    ['less than the least', result({ score: { raw: 1, min: 2 } }), '/result/score/raw'],
    ['more than the most', result({ score: { raw: 3, max: 2 } }), '/result/score/raw'],
    ['bounds that cross', result({ score: { min: 3, max: 3 } }), '/result/score/min'],
    ['true as text', result({ success: 'true' }), '/result/success'],
    ['half a completion', result({ completion: 1 }), '/result/completion'],
    ['a response that is a number', result({ response: 4 }), '/result/response'],
    ['a duration of days and weeks', result({ duration: 'P4W1D' }), '/result/duration'],
    ['a registration that is none', context({ registration: 'x' }), '/context/registration'],
    ['a team of one', context({ team: ana }), '/context/team/objectType'],
    ['an instructor who is nobody', context({ instructor: {} }), '/context/instructor'],
    [
      'activities of another kind',
      context({ contextActivities: { sibling: lesson } }),
      '/context/contextActivities/sibling',
    ],
    ['a language of a context that is none', context({ language: 'something' }), '/context/language'],
    [
      'a revision of an agent',
      { ...context({ revision: '2' }), object: { objectType: 'Agent', ...ana } },
      '/context/revision',
    ],
    [
      'a platform of a reference',
      { ...context({ platform: 'x' }), object: { objectType: 'StatementRef', id: ID } },
      '/context/platform',
    ],
    [
      'a statement of a context that is an activity',
      context({ statement: lesson }),
      '/context/statement/objectType',
    ],
    ['one attachment, alone', said({ attachments: file }), '/attachments'],
    ['an attachment of no use', fileWithout('usageType'), '/attachments/0/usageType'],
    ['an attachment without a name', fileWithout('display'), '/attachments/0/display'],
    ['an attachment of no type', fileWithout('contentType'), '/attachments/0/contentType'],
    ['an attachment of no size', fileWithout('length'), '/attachments/0/length'],
    ['an attachment without its hash', fileWithout('sha2'), '/attachments/0/sha2'],
    ['an attachment nowhere', said({ attachments: [{ ...file, fileUrl: 'x' }] }), '/attachments/0/fileUrl'],
    ['an authority by a name', said({ authority: { ...team, ...ana } }), '/authority'],
    ['an authority of three', said({ authority: { ...team, member: [ana, ben, ana] } }), '/authority/member'],
    ['another version', said({ version: '1.1.0' }), '/version'],
    ['a day that is none', said({ timestamp: '2026-02-30T10:00:00Z' }), '/timestamp'],
    ['an hour behind nothing', said({ timestamp: '2026-11-21T10:00:00-00:00' }), '/timestamp'],
  ])('is refused with %s', (_, statement, at) => expect(refusedAt(statement, version)).toBe(at));

  it('is read whatever it is, and refused by a pointer', () => {
    fc.assert(fc.property(fc.anything(), (value) => typeof (refusedAt(value, version) ?? '') === 'string'));
  });
});

describe('what 2.0 has and 1.0.3 has not', () => {
  const agents = [{ objectType: 'contextAgent', agent: ana, relevantTypes: ['https://x.example/t'] }];
  const groups = [{ objectType: 'contextGroup', group: team }];

  it('people and groups of a context', () => {
    const statement = context({ contextAgents: agents, contextGroups: groups });
    expect(refusedAt(statement, '2.0.0')).toBeNull();
    expect(refusedAt(statement, '1.0.3')).toBe('/context/contextAgents');
  });

  it.each<[object, string]>([
    [{ contextAgents: [{ agent: ana }] }, '/context/contextAgents/0/objectType'],
    [{ contextAgents: [{ objectType: 'contextAgent', agent: {} }] }, '/context/contextAgents/0/agent'],
    [{ contextAgents: [{ ...agents[0], relevantTypes: [] }] }, '/context/contextAgents/0/relevantTypes'],
    [
      { contextAgents: [{ ...agents[0], relevantTypes: ['abc'] }] },
      '/context/contextAgents/0/relevantTypes/0',
    ],
    [
      { contextGroups: [{ objectType: 'contextGroup', group: ana }] },
      '/context/contextGroups/0/group/objectType',
    ],
    [{ contextGroups: agents }, '/context/contextGroups/0/group'],
  ])('%j is refused', (more, at) => expect(refusedAt(context(more), '2.0.0')).toBe(at));

  it('RFC 3339 instead of ISO 8601', () => {
    for (const given of ['2026-11-21 10:00:00+00:00', '2026-11-21T10:00:00Z'])
      expect(instantOf(given, '2.0.0')).toEqual(new Date('2026-11-21T10:00:00Z'));
    for (const given of ['2026-11-21T10:00:00', '20261121T100000Z', '2026-11-21T11:00:00+01']) {
      expect(instantOf(given, '2.0.0')).toBeNull();
      expect(instantOf(given, '1.0.3')).toEqual(new Date('2026-11-21T10:00:00Z'));
    }
  });
});

describe('how things are written', () => {
  it('instants are those of the platform', () => {
    const instants = fc.date({
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (at) => instantOf(at.toISOString(), '2.0.0')!.getTime() === at.getTime()),
    );
  });

  it.each(['PT1H0M0.1S', 'PT16559.14S', 'P3Y1M29DT4H35M59.14S', 'P3Y', 'P4W', 'PT0S'])(
    '%s is a duration',
    (text) => expect(isDuration(text)).toBe(true),
  );
  it.each(['PA1H0M0S', 'P', 'PT', 'P1H', 'P1DT', 'P4W1D', '1D', ''])('%j is no duration', (text) =>
    expect(isDuration(text)).toBe(false),
  );
  it.each([
    'en',
    'de-CH',
    'zh-Hant-TW',
    'sl-rozaj-biske',
    'de-CH-1901',
    'en-x-lyceum',
    'x-ours',
    'i-klingon',
    'und',
    'es-419',
  ])('%s is a language', (text) => expect(isLanguageTag(text)).toBe(true));
  it.each([
    'a12345',
    'something',
    'e',
    'en_US',
    'en-',
    'en--US',
    '',
    '12',
    'de-1901-1901',
    'zh-z-aaa-z-bbb-c-ccc',
  ])('%j is no language', (text) => expect(isLanguageTag(text)).toBe(false));
  it.each(['https://x.example/ä', 'urn:uuid:1', 'act:lesson'])('%s is an IRI', (text) =>
    expect(isIri(text)).toBe(true),
  );
  it.each(['x.example/a', 'https://x y', ':x', 'a b:c', ''])('%j is no IRI', (text) =>
    expect(isIri(text)).toBe(false),
  );

  it('versions are alike in their patches', () => {
    expect(['1.0', '1.0.0', '1.0.3', '1.0.9'].map(xapiVersionOf)).toEqual(Array(4).fill('1.0.3'));
    expect(['2.0', '2.0.0'].map(xapiVersionOf)).toEqual(['2.0.0', '2.0.0']);
    expect([undefined, '', '0.95', '1.1.0', '2.1.0', '3'].map(xapiVersionOf)).toEqual(Array(6).fill(null));
    expect(['1.0', '1.0.9', '2.0.0'].map((one) => isStatementVersion('2.0.0', one))).toEqual(
      Array(3).fill(true),
    );
    expect(['2.0.0', '0.9.9', '1.1.0', ''].map((one) => isStatementVersion('1.0.3', one))).toEqual(
      Array(4).fill(false),
    );
    expect(versionsShownTo('1.0.3')).not.toContain('2.0.0');
    expect(versionsShownTo(null)).toContain('2.0.0');
  });
});
