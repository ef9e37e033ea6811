import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newId } from '#domain/kernel/id';
import { RecordProvider, type XapiAnswer } from '../../support/record-provider.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';
import { file } from '../../support/xapi/attachment-requirements.js';
import { said, within } from '../../support/xapi/requirements.js';

const MIB = 1024 * 1024;

let app: TestApp;
let schools: TwoSchools;
let player: RecordProvider;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  player = await RecordProvider.of(app, schools.hill);
});
afterAll(() => app.stop());

const post = (json: unknown) => player.call('POST', 'statements', { json });
const verb = () => ({ id: `https://verbs.example/${newId()}` });
const long = (characters: number) => said({ result: { response: 'x'.repeat(characters) } });
const people = (many: number) =>
  Array.from({ length: many }, (_, i) => ({ mbox: `mailto:p${i}@hill.example` }));
const naming = (many: number) => said({ actor: { objectType: 'Group', member: people(many) } });

/** Each part by its headers and what it holds. */
type Parts = readonly (readonly [headers: readonly string[], content: string])[];
const MIXED = { 'content-type': 'multipart/mixed; boundary=b' };
const JSON_PART = ['Content-Type: application/json'];
const binary = (sha2: string) => [
  'Content-Type: text/plain',
  'Content-Transfer-Encoding: binary',
  `X-Experience-API-Hash: ${sha2}`,
];
const message = (parts: Parts) =>
  [...parts.flatMap(([headers, content]) => ['--b', ...headers, '', content]), '--b--'].join('\r\n');
const mixed = (bytes: string | Uint8Array<ArrayBuffer>): Promise<XapiAnswer> =>
  player.call('POST', 'statements', { bytes, headers: MIXED });
const attaching = (content: string, more: object = {}) => {
  const sha2 = createHash('sha256').update(content).digest('hex');
  return {
    sha2,
    statement: said({ attachments: [{ ...file, fileUrl: undefined, sha2, ...more }], ...more }),
  };
};

/** What a search answers, page by page. */
async function pages(query: Readonly<Record<string, string>>): Promise<XapiAnswer[]> {
  const found = [await player.call('GET', 'statements', { query })];
  for (;;) {
    const [, more] = /"more":"([^"]*)"/.exec(found.at(-1)!.text) ?? [];
    if (!more) return found;
    found.push(await player.call('GET', more.replace('/xapi/', '')));
  }
}

describe('a request', () => {
  it('stores no more than others can wait for, and says so by 413', async () => {
    for (const json of [
      long(MIB),
      [said(), long(MIB)],
      naming(10_001),
      Array.from({ length: 6 }, () => naming(9_990)),
    ])
      expect((await post(json)).status).toBe(413);
    for (const json of [long(MIB - 2_000), naming(4_000)]) expect((await post(json)).status).toBe(200);
    expect((await post(said({ result: { response: 'x'.repeat(16 * MIB) } }))).status).toBe(413);
  });

  it('keeps what it attaches once for each statement, and not without end', async () => {
    const content = 'y'.repeat(MIB);
    const { sha2, statement } = attaching(content);
    const times = (many: number): Parts => [
      [JSON_PART, JSON.stringify(Array.from({ length: many }, () => statement))],
      [binary(sha2), content],
    ];
    expect((await mixed(message(times(65)))).status).toBe(413);
    expect((await mixed(message(times(3)))).status).toBe(200);
  });

  it('says nothing so deep that it could not be read again', async () => {
    const deep = (levels: number) =>
      said({
        result: {
          extensions: { 'urn:x:e': JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`) as unknown },
        },
      });
    expect((await post(deep(90))).status).toBe(200);
    for (const levels of [110, 4_000, 100_000]) {
      const bytes = JSON.stringify(deep(1)).replace('[]', `${'['.repeat(levels)}${']'.repeat(levels)}`);
      const headers = { 'content-type': 'application/json' };
      expect((await player.call('POST', 'statements', { bytes, headers })).status).toBe(400);
    }
  });

  it('says no number that would be read again as another value', async () => {
    const headers = { 'content-type': 'application/json' };
    const raw = (value: string) =>
      JSON.stringify(said({ result: { extensions: { 'urn:x:e': [{ n: 4711 }] } } })).replace('4711', value);
    const query = { activityId: 'https://hill.example/lessons/1', profileId: newId() };
    const documents = (bytes: string) => player.call('POST', 'activities/profile', { query, bytes, headers });
    for (const [value, expected] of [
      ['1e400', [400, 400]],
      ['-1e309', [400, 400]],
      ['1.7e308', [200, 204]],
    ] as const) {
      const statement = await player.call('POST', 'statements', { bytes: raw(value), headers });
      expect([statement.status, (await documents(`{"n":${value}}`)).status]).toEqual(expected);
    }
  });

  it('makes no document larger than one may be', async () => {
    const query = { activityId: 'https://hill.example/lessons/1', profileId: newId() };
    const add = async (name: string) =>
      (await player.call('POST', 'activities/profile', { query, json: { [name]: 'x'.repeat(6 * MIB) } }))
        .status;
    expect([await add('a'), await add('b'), await add('c')]).toEqual([204, 204, 413]);
    expect((await player.call('GET', 'activities/profile', { query })).text.length).toBeLessThan(13 * MIB);
  });
});

describe('a page', () => {
  it('ends before it is longer than can be sent; the next one goes on', async () => {
    const one = verb();
    const ids = Array.from({ length: 20 }, newId);
    for (const from of [0, 10]) {
      const some = ids.slice(from, from + 10).map((id) => ({ ...long(MIB - 2_000), verb: one, id }));
      expect((await post(some)).status).toBe(200);
    }
    for (const ascending of ['true', 'false']) {
      const found = await pages({ verb: one.id, ascending });
      expect(found.map(({ text }) => text.length < 18 * MIB)).toEqual([true, true]);
      const shown = found.flatMap(({ body }) => (body as { statements: { id: string }[] }).statements);
      expect(shown.map(({ id }) => id)).toEqual(ascending === 'true' ? ids : ids.toReversed());
    }
  });

  it('ends before more comes with it than can be sent', async () => {
    const one = verb();
    for (const letter of 'abcd') {
      const content = letter.repeat(12 * MIB);
      const { sha2, statement } = attaching(content);
      const parts: Parts = [
        [JSON_PART, JSON.stringify({ ...statement, verb: one })],
        [binary(sha2), content],
      ];
      expect((await mixed(message(parts))).status).toBe(200);
    }
    const found = await pages({ verb: one.id, attachments: 'true' });
    expect(found.map(({ text }) => Math.round(text.length / MIB))).toEqual([24, 24]);
  });
});

describe('what is attached', () => {
  it('comes with its own statement alone, also where clients write the same hash for other bytes', async () => {
    const one = verb();
    const { sha2, statement } = attaching('what has this hash');
    const contents = ['first', 'first', 'other', 'first'];
    for (const content of contents) {
      const parts: Parts = [
        [JSON_PART, JSON.stringify({ ...statement, verb: one })],
        [binary(sha2), content],
      ];
      expect((await mixed(message(parts))).status).toBe(200);
    }
    const found = await pages({ verb: one.id, attachments: 'true', ascending: 'true' });
    const shown = found.map(({ text }) => [
      text.split(`"verb":${JSON.stringify(one)}`).length - 1,
      /\r\n\r\n(first|other)\r\n/.exec(text)?.[1],
    ]);
    expect(shown).toEqual([
      [2, 'first'],
      [1, 'other'],
      [1, 'first'],
    ]);
  });
});

describe('a message in parts', () => {
  it('that is damaged anywhere is taken or refused, and never our fault (property)', async () => {
    const { sha2, statement } = attaching('what is attached');
    const sound = Buffer.from(
      message([
        [JSON_PART, JSON.stringify(statement)],
        [binary(sha2), 'what is attached'],
      ]),
    );
    const place = fc.nat({ max: sound.length });
    const piece = fc.oneof(
      fc.constantFrom(
        '\r\n',
        '\n',
        '--b',
        '--b--',
        '\r\n--b\r\n',
        '\r\n\r\n',
        ':',
        '\0',
        '"',
        ';',
        'é',
        '__proto__: x\r\n',
      ),
      fc.string({ maxLength: 20 }),
    );
    const change = fc.record({ at: place, drop: fc.nat({ max: 30 }), put: piece });
    const wrong = async (bytes: Uint8Array<ArrayBuffer>) =>
      (await mixed(bytes)).status >= 500 ? [bytes] : [];
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const damaged = changes.reduce<Buffer>(
          (bytes, { at, drop, put }) =>
            Buffer.concat([bytes.subarray(0, at), Buffer.from(put), bytes.subarray(at + drop)]),
          sound,
        );
        expect(await wrong(new Uint8Array(damaged))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('says of what is attached nothing that would be read as something else', async () => {
    for (const contentType of [
      `text/${'x'.repeat(300)}`,
      `text/plain; ${'x'.repeat(300)}`,
      'text/plain\r\n; x',
      'text/plain; a\nX: y',
      'text/plain;\0',
    ]) {
      const { sha2, statement } = attaching('z');
      const attachments = [{ ...file, fileUrl: undefined, sha2, contentType }];
      for (const one of [{ ...statement, attachments }, within({ attachments })])
        expect(
          (
            await mixed(
              message([
                [JSON_PART, JSON.stringify(one)],
                [binary(sha2), 'z'],
              ]),
            )
          ).status,
        ).toBe(400);
    }
  });
});

describe('what the programs of a school store', () => {
  const DAY = 500_000;
  const GIB = 1024 ** 3;
  /** On whichever day it is by the school's clocks. */
  const stored = (statements: number, bytes: number) =>
    app.admin.query(
      `insert into learning.record_use (school_id, day, statements, attachment_bytes)
       select $1, current_date + n, $2, case n when 0 then $3::bigint else 0 end from generate_series(-1, 1) n
       on conflict on constraint record_use_once do update
       set statements = excluded.statements, attachment_bytes = excluded.attachment_bytes`,
      [schools.lake.id, statements, bytes],
    );
  const use = async (person = schools.lake.people.admin) =>
    app.call<Record<string, unknown>>('GET', `/schools/${schools.lake.id}/record-store`, person);

  it('is counted by the database, once for each statement, and shown to those who answer for it', async () => {
    const lake = await RecordProvider.of(app, schools.lake);
    const none = { statementsToday: 0, attachmentBytes: 0, days: [] };
    expect((await use()).body).toMatchObject({
      ...none,
      statementsPerDay: DAY,
      mostAttachmentBytes: 20 * GIB,
    });
    const { sha2, statement } = attaching('abc');
    const bytes = message([
      [JSON_PART, JSON.stringify([{ ...statement, id: newId() }, statement, said()])],
      [binary(sha2), 'abc'],
    ]);
    // The one that has an id is stored once.
    for (const [statements, attachmentBytes] of [
      [3, 6],
      [5, 9],
    ]) {
      expect((await lake.call('POST', 'statements', { bytes, headers: MIXED })).status).toBe(200);
      expect((await use()).body).toMatchObject({
        statementsToday: statements,
        attachmentBytes,
        days: [{ statements, attachmentBytes }],
      });
    }
    for (const role of ['teacher', 'student', 'office'] as const)
      expect((await use(schools.lake.people[role])).status).toBe(403);
  });

  it('is so much a day, however much comes at once; what is there already is taken, and the rest tomorrow', async () => {
    const lake = await RecordProvider.of(app, schools.lake);
    await stored(DAY - 2, 0);
    const put = (id: string, one = said()) =>
      lake.call('PUT', 'statements', { query: { statementId: id }, json: one });
    const [first, ...others] = [newId(), newId(), newId(), newId()];
    const one = said();
    expect((await put(first, one)).status).toBe(204);
    const answers = await Promise.all(others.map((id) => put(id)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 429, 429]);
    const refused = answers.find(({ status }) => status === 429)!;
    expect(refused.body).toMatchObject({
      code: 'learning.statements_of_day_reached',
      facts: { leftToday: 0 },
    });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await put(first, one)).status).toBe(204);
    expect((await post(said())).status).toBe(200); // another school's
  });

  it('has so much attached to it in all', async () => {
    const lake = await RecordProvider.of(app, schools.lake);
    await stored(0, 20 * GIB - 4);
    const attach = (content: string) => {
      const { sha2, statement } = attaching(content);
      const bytes = message([
        [JSON_PART, JSON.stringify(statement)],
        [binary(sha2), content],
      ]);
      return lake.call('POST', 'statements', { bytes, headers: MIXED });
    };
    expect(await attach('12345')).toMatchObject({
      status: 413,
      body: { code: 'learning.record_attachments_full', facts: { freeBytes: 4 } },
    });
    expect((await attach('1234')).status).toBe(200);
    expect((await lake.call('POST', 'statements', { json: said() })).status).toBe(200);
  });

  it('has so much of documents in all, however many come at once; what is removed or becomes smaller frees its room', async () => {
    const lake = await RecordProvider.of(app, schools.lake);
    const of = (profileId: string) => ({ activityId: 'https://lake.example/lessons/1', profileId });
    const most = 5 * GIB;
    const taken = async () => (await use()).body['documentBytes'] as number;
    const full = (free: number) =>
      app.admin.query(`update learning.document_use set bytes = $2 where school_id = $1`, [
        schools.lake.id,
        most - free,
      ]);
    const put = (id: string, text: string, headers: Record<string, string> = { 'if-none-match': '*' }) =>
      lake.call('PUT', 'activities/profile', {
        query: of(id),
        bytes: text,
        headers: { 'content-type': 'text/plain', ...headers },
      });
    const room = (id: string, text: string) => id.length + text.length + 1024;
    const [before, one] = [await taken(), newId()];
    expect((await use()).body).toMatchObject({ mostDocumentBytes: most });

    expect((await put(one, 'abc')).status).toBe(204);
    expect(await taken()).toBe(before + room(one, 'abc'));
    await full(room(one, 'xyz') + 2); // for one more, and two bytes
    // None is done before each has come: whoever asked how much there is without waiting would be told the same.
    await app.admin.query('begin');
    await app.admin.query('select from learning.document_use where school_id = $1 for update', [
      schools.lake.id,
    ]);
    const answers = Promise.all([newId(), newId(), newId()].map((id) => put(id, 'xyz')));
    const waiting = 'select count(distinct pid)::int as many from pg_locks where not granted';
    await until(
      async () => (await app.admin.query<{ many: number }>(waiting)).rows[0]!.many >= 3,
      'all to wait',
    );
    await app.admin.query('commit');
    expect((await answers).map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 413, 413]);
    expect((await answers).find(({ status }) => status === 413)!.body).toMatchObject({
      code: 'learning.record_documents_full',
      facts: { freeBytes: 2 },
    });

    const change = (text: string) => put(one, text, { 'if-match': '*' });
    expect([(await change('abcdef')).status, (await change('abcde')).status]).toEqual([413, 204]);
    expect([(await change('a')).status, await taken()]).toEqual([204, most - 4]);
    expect((await lake.call('DELETE', 'activities/profile', { query: of(one) })).status).toBe(204);
    expect(await taken()).toBe(most - 4 - room(one, 'a'));
  });
});
