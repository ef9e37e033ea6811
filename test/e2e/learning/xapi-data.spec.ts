import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { XapiVersion } from '#domain/learning/xapi/xapi-version';
import { RecordProvider } from '../../support/record-provider.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools } from '../../support/two-schools.js';
import { ACTIVITY_REQUIREMENTS } from '../../support/xapi/activity-requirements.js';
import { ACTOR_REQUIREMENTS } from '../../support/xapi/actor-requirements.js';
import { ATTACHMENT_REQUIREMENTS } from '../../support/xapi/attachment-requirements.js';
import type { Cases, Requirement } from '../../support/xapi/requirements.js';
import { STATEMENT_REQUIREMENTS } from '../../support/xapi/statement-requirements.js';
import { TIME_AND_VERSION_REQUIREMENTS } from '../../support/xapi/time-and-version-requirements.js';
import { VALUE_REQUIREMENTS } from '../../support/xapi/value-requirements.js';

const REQUIREMENTS: readonly Requirement[] = [
  ...STATEMENT_REQUIREMENTS,
  ...ACTOR_REQUIREMENTS,
  ...ACTIVITY_REQUIREMENTS,
  ...VALUE_REQUIREMENTS,
  ...ATTACHMENT_REQUIREMENTS,
  ...TIME_AND_VERSION_REQUIREMENTS,
];
const AT_ONCE = 12;
const IN_ONE = 200;

let app: TestApp;
let player: RecordProvider;

beforeAll(async () => {
  app = await TestApp.start();
  player = await RecordProvider.of(app, (await twoSchools(app)).hill);
});
afterAll(() => app.stop());

/** Those that a record store of this version does not answer with this status, each posted alone. */
async function notAnswered(version: XapiVersion, cases: Cases, status: number): Promise<string[]> {
  const provider = player.speaking(version);
  const queue = Object.entries(cases);
  const wrong: string[] = [];
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const answer = await provider.call('POST', 'statements', { json: next[1] });
      if (answer.status !== status) wrong.push(`${next[0]} → ${answer.status} ${answer.text.slice(0, 160)}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return wrong;
}

/** Those that are not taken; all at once, unless one is not. */
async function notTaken(version: XapiVersion, cases: Cases): Promise<string[]> {
  const entries = Object.entries(cases);
  const wrong: string[] = [];
  for (let from = 0; from < entries.length; from += IN_ONE) {
    const some = entries.slice(from, from + IN_ONE);
    const json = some.map(([, statement]) => statement);
    const { status } = await player.speaking(version).call('POST', 'statements', { json });
    if (status !== 200) wrong.push(...(await notAnswered(version, Object.fromEntries(some), 200)));
  }
  return wrong;
}

/** All in the first two of their places, elsewhere one in so many: what is checked does not know where it stands. */
function sampled(cases: Cases, oneIn: number): Cases {
  const places = new Set<string>();
  const chosen = Object.entries(cases).filter(([name], i) => {
    const [place, value] = name.split(':', 2) as [string, string | undefined];
    places.add(place);
    return value === undefined || [...places].indexOf(place) < 2 || i % oneIn === 0;
  });
  return Object.fromEntries(chosen);
}

describe.each([
  ['2.0.0', 3],
  ['1.0.3', Infinity],
] as const)('a record store of xAPI %s', (version, oneIn) => {
  const ours = REQUIREMENTS.filter(({ versions }) => versions?.includes(version) ?? true);
  it.each(ours.map((one) => [one.section, one] as const))('%s', async (_, { allowed, refused }) => {
    expect(await notTaken(version, allowed)).toEqual([]);
    expect(await notAnswered(version, sampled(refused, oneIn), 400)).toEqual([]);
  });
});
