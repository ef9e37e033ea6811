import { newId } from '#domain/kernel/id';
import { RecordProvider } from '../../support/record-provider.js';
import type { TestApp } from '../../support/test-app.js';
import type { TwoSchools } from '../../support/two-schools.js';
import type { Random } from '../harness/random.js';
import { OPERATIONS, type Operation } from './document.js';
import { HOSTILE_BODIES, HOSTILE_FILES, HOSTILE_TEXTS, HOSTILE_VALUES } from './hostile.js';
import { judge, send, type Attempt, type Finding, type Outcome } from './judge.js';

const AT_ONCE = 6;
const ACTIVITY = 'https://example.org/activities/1';
const AGENT = JSON.stringify({ mbox: 'mailto:ada@example.org' });
const STATE = { activityId: ACTIVITY, agent: AGENT, stateId: 'place' };

/** What each address is asked with, so that it is done. */
const QUERIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '/xapi/about': {},
  '/xapi/activities': { activityId: ACTIVITY },
  '/xapi/activities/profile': { activityId: ACTIVITY, profileId: 'settings' },
  '/xapi/activities/state': STATE,
  '/xapi/agents': { agent: AGENT },
  '/xapi/agents/profile': { agent: AGENT, profileId: 'settings' },
  '/xapi/statements': { limit: '2' },
};
const FURTHER = [
  'registration',
  'since',
  'until',
  'verb',
  'format',
  'statementId',
  'voidedStatementId',
  'more',
];

const STATEMENT = {
  actor: { mbox: 'mailto:ada@example.org' },
  verb: { id: 'http://adlnet.gov/expapi/verbs/completed' },
  object: { id: ACTIVITY, definition: { type: 'http://adlnet.gov/expapi/activities/course' } },
  result: { score: { scaled: 0.5 }, completion: true, duration: 'PT1M' },
  context: { registration: newId(), contextActivities: { parent: [{ id: ACTIVITY }] } },
  timestamp: '2026-11-20T08:03:00Z',
};

const VERSION = { 'x-experience-api-version': '2.0.0' };
const STRANGERS: readonly Readonly<Record<string, string>>[] = [
  {},
  { authorization: 'Bearer garbage' },
  { authorization: 'Basic Og==' },
];

export interface XapiFindings {
  readonly requests: number;
  readonly findings: readonly Finding[];
}

/** The record store, whose addresses, headers and answers are those of a standard: hostile queries and bodies at each. */
export async function fuzzXapi(
  app: TestApp,
  { hill, lake }: TwoSchools,
  { random, share }: { readonly random: Random; readonly share: number },
): Promise<XapiFindings> {
  const [own, others] = [await RecordProvider.of(app, hill), await RecordProvider.of(app, lake)];
  const statementId = await own.say(STATEMENT);
  const operations = OPERATIONS.filter(
    ({ id, template }) => template.startsWith('/xapi/') && !id.startsWith('askFor'), // a form in place of another method
  );
  const queue = operations
    .flatMap((operation) => attemptsAt(operation, own.headers))
    .filter(() => random.chance(share));
  const reads = operations.find(({ id }) => id === 'findStatements')!;
  queue.push(foreign(reads, others.headers, statementId));
  const findings: Finding[] = [];
  const requests = queue.length;
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift())
      findings.push(...judged(next, await send(app.cluster!.replicaUrls[0]!, next)));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { requests, findings };
}

/** What is kept under any media type comes back under it, so answers are not held to one. */
function judged(attempt: Attempt, outcome: Outcome): Finding[] {
  return judge(attempt, outcome).filter(({ kind }) => kind !== 'undeclared answer');
}

function foreign(operation: Operation, headers: Attempt['headers'], statementId: string): Attempt {
  const path = `${operation.template}?statementId=${statementId}`;
  return { operation, path, headers: headers!, about: 'a statement of the other school', must: 'answer 404' };
}

function attemptsAt(operation: Operation, headers: Readonly<Record<string, string>>): Attempt[] {
  const sound = QUERIES[operation.template] ?? {};
  const asked = (change: Readonly<Record<string, string>>, more: Partial<Attempt> = {}): Attempt => ({
    operation,
    path: `${operation.template}?${new URLSearchParams({ ...sound, ...change }).toString()}`,
    headers: { ...headers, 'content-type': 'application/json' },
    ...bodyOf(operation, STATEMENT),
    about: JSON.stringify(change).slice(0, 80),
    ...more,
  });
  const names = [...Object.keys(sound), ...FURTHER];
  const queries = names.flatMap((name) =>
    HOSTILE_TEXTS.map((text) => asked({ [name]: text.toWellFormed() })),
  );
  const strangers = STRANGERS.map((wrong) =>
    asked({}, { headers: { ...VERSION, ...wrong }, about: 'a stranger', must: 'answer 401' }),
  );
  const bodies = takesBody(operation) ? [...statements(), ...HOSTILE_BODIES, ...HOSTILE_FILES] : [];
  return [
    ...queries,
    ...(operation.secured ? strangers : []),
    ...bodies.map((body) => asked({}, { body, about: `a body of ${body.length}` })),
  ];
}

function takesBody({ method }: Operation): boolean {
  return method === 'PUT' || method === 'POST';
}

function bodyOf(operation: Operation, body: object): Pick<Attempt, 'body'> {
  return takesBody(operation) ? { body: JSON.stringify(body) } : {};
}

/** The statement with a hostile value in the place of each of its parts, and of what is in them. */
function statements(): string[] {
  return Object.entries(STATEMENT).flatMap(([name, part]) =>
    HOSTILE_VALUES.flatMap((value) => {
      const within = typeof part === 'object' ? Object.keys(part) : [];
      const inner = within.map((key) => ({ ...STATEMENT, [name]: { ...(part as object), [key]: value } }));
      return [{ ...STATEMENT, [name]: value }, ...inner].map((one) => JSON.stringify(one));
    }),
  );
}
