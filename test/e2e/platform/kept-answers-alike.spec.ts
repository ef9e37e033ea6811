import { request as ask, type IncomingMessage } from 'node:http';
import { setImmediate as turn } from 'node:timers/promises';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { QueryBus } from '@nestjs/cqrs';
import fc from 'fast-check';
import type { Logger } from 'pino';
import { requestContext } from '#platform/context/request-context';
import { Health } from '#platform/observability/health';
import { Log } from '#platform/observability/logger';
import { Metrics } from '#platform/observability/metrics';
import { aClass } from '../../support/a-class.js';
import { settled } from '../../support/settled.js';
import { TestApp } from '../../support/test-app.js';
import { somebody, twoSchools, type TestPerson, type TwoSchools } from '../../support/two-schools.js';

const FRIEND = 'https://console.example';
const LIMIT = 2_000;
/** Nothing follows; but whoever says so is not answered the short way. */
const THE_LONG_WAY = { 'content-length': '0' };
/** No two answers say the same. */
const MOMENTARY = ['date', 'x-request-id', 'ratelimit-remaining', 'ratelimit-reset'];

type Headers = Readonly<Record<string, string>>;

let app: TestApp;
let schools: TwoSchools;
let handled = 0;
const lines: object[] = [];

beforeAll(async () => {
  app = await TestApp.start({ API_REQUESTS_PER_MINUTE: String(LIMIT), CORS_ORIGINS: FRIEND }, undefined);
  schools = await twoSchools(app);
  await aClass(app, schools.hill);
  app.app.get(QueryBus).subscribe(() => handled++);
  const log = app.app.get<Logger>(Log);
  log.info = (line: object) => lines.push({ ...line, schoolId: requestContext()?.schoolId });
  await settled(app);
});
afterAll(() => app.stop());

/** What came over the wire, its headers in their order, but for what is of the moment. */
async function answerTo(path: string, headers: Headers) {
  const before = { handled, lines: lines.length };
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    ask(`${app.url}/api/v1${path}`, { headers }, resolve).once('error', reject).end();
  });
  const { statusCode, statusMessage, httpVersion, rawHeaders } = answer;
  const body = (await text(answer)).replaceAll(answer.headers['x-request-id'] as string, 'an id');
  while (lines.length === before.lines) await turn(); // it is logged right after it was sent
  const said = rawHeaders.map((each, at) => (isOfTheMoment(rawHeaders[at - 1]) ? '…' : each));
  const line = { ...lines.at(-1), requestId: undefined, ms: undefined };
  return {
    seen: { statusCode, statusMessage, httpVersion, headers: said, body, line },
    wasHandled: handled > before.handled,
  };
}

function isOfTheMoment(name: string | undefined): boolean {
  return name !== undefined && MOMENTARY.includes(name.toLowerCase());
}

/** The same question at once, by whatever is kept of others, the long way and, until it is answered so, the short way. */
async function bothWays(path: string, headers: Headers) {
  const atOnce = await answerTo(path, headers);
  const long = await answerTo(path, { ...headers, ...THE_LONG_WAY });
  let short = await answerTo(path, headers);
  for (let i = 0; i < 5 && short.wasHandled; i++) short = await answerTo(path, headers);
  expect(atOnce.seen).toEqual(long.seen);
  return { long, short };
}

const by = ({ token }: TestPerson): Headers => ({ authorization: `Bearer ${token}` });

const kinds = fc.constantFrom('registers', 'my-courses', 'running-courses');
const queries = fc.constantFrom('', '?limit=1', '?limit=50', '?limit=7&', '?limit=1&limit=1');
const wishes = fc.record(
  {
    origin: fc.constantFrom(FRIEND, 'https://evil.example', 'null'),
    accept: fc.constantFrom('application/json', 'text/csv', '*/*'),
    'accept-encoding': fc.constantFrom('gzip', 'identity;q=0'),
    'if-none-match': fc.constantFrom('*', '"1"'),
    'x-request-id': fc.constant('mine'),
    connection: fc.constantFrom('close', 'keep-alive'),
    range: fc.constant('bytes=0-1'),
  },
  { requiredKeys: [] },
);

describe('An answer that is given again', () => {
  it('is what would be said the long way, header by header, byte by byte, with the same line in the log', async () => {
    const { office, student } = schools.hill.people;
    let shortWays = 0;
    await fc.assert(
      fc.asyncProperty(kinds, queries, wishes, async (kind, query, headers) => {
        const who = kind === 'registers' ? office : student;
        const path = `/schools/${schools.hill.id}/${kind}${query}`;
        const { long, short } = await bothWays(path, { ...by(who), ...headers });
        expect(short.seen).toEqual(long.seen);
        expect(long.wasHandled || long.seen.statusCode !== 200).toBe(true);
        if (short.seen.statusCode === 200 && !short.wasHandled) shortWays++;
      }),
      { numRuns: 60 },
    );
    expect(shortWays).toBeGreaterThan(30);
  });

  it('is for pages of the origin that it was given to', async () => {
    const ada = by(await somebody(app, 'office', { schoolId: schools.hill.id }));
    const path = `/schools/${schools.hill.id}/registers`;
    for (const origin of [FRIEND, 'https://evil.example', FRIEND]) {
      const { long, short } = await bothWays(path, { ...ada, origin });
      expect(short).toEqual({ seen: long.seen, wasHandled: false });
      expect(short.seen.headers.includes('access-control-allow-origin')).toBe(origin === FRIEND);
    }
    const { long, short } = await bothWays(path, ada);
    expect(short).toEqual({ seen: long.seen, wasHandled: false });
  });

  it('is refused in the same words, and counted once, where too much is asked', async () => {
    const ada = by(await somebody(app, 'office', { schoolId: schools.hill.id }));
    const path = `/schools/${schools.hill.id}/registers`;
    await bothWays(path, ada);
    for (let i = 0; i < LIMIT; i++) if ((await answerTo(path, ada)).seen.statusCode === 429) break;
    const refusals = async () =>
      Number(/rate_limited_total\{bucket="api-person"\} (\d+)/.exec(await app.app.get(Metrics).text())?.[1]);
    const [before, short] = [await refusals(), await answerTo(path, ada)];
    expect(await refusals()).toBe(before + 1);
    expect(short.seen).toMatchObject({ statusCode: 429, line: { schoolId: schools.hill.id } });
    const seconds = /in \d+ s|"retryAfterSeconds":\d+/g;
    const inWords = ({ seen }: typeof short) => seen.body.replaceAll(seconds, '…');
    expect(inWords(short)).toBe(inWords(await answerTo(path, { ...ada, ...THE_LONG_WAY })));
  });

  it('asks its client to connect anew while the process is about to end', async () => {
    const path = `/schools/${schools.hill.id}/registers`;
    const headers = { ...by(schools.hill.people.office), connection: 'keep-alive' };
    await bothWays(path, headers);
    app.app.get(Health).draining = true;
    const { long, short } = await bothWays(path, headers);
    app.app.get(Health).draining = false;
    expect(short).toEqual({ seen: long.seen, wasHandled: false });
    expect(short.seen.headers).toContain('close');
  });
});
