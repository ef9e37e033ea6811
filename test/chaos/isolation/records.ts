import { newId } from '#domain/kernel/id';
import { inParts, RecordProvider, sha2 } from '../../support/record-provider.js';
import type { TestApp } from '../../support/test-app.js';
import type { TestSchool } from '../../support/two-schools.js';
import type { Sight } from './canaries.js';

type Query = Readonly<Record<string, string>>;

const AGENT = { account: { homePage: 'https://players.example', name: 'ana' } };
const ACTIVITY = 'https://lessons.example/1';
const STATE = { activityId: ACTIVITY, agent: JSON.stringify(AGENT), stateId: 'place' };
const FILE = { usageType: 'urn:x:file', display: { en: 'File' }, contentType: 'text/plain', length: 36 };

export interface RecordsKept {
  readonly school: TestSchool;
  readonly provider: RecordProvider;
  readonly statementId: string;
}

/** A program of the school says of the same learner and the same lesson what one of the other school says, but for ids. */
export async function keepRecords(app: TestApp, school: TestSchool): Promise<RecordsKept> {
  const provider = await RecordProvider.of(app, school);
  const statementId = newId();
  const statement = {
    id: statementId,
    actor: { ...AGENT, name: school.name },
    verb: { id: 'https://verbs.example/did' },
    object: { id: ACTIVITY, definition: { name: { en: school.name } } },
    context: { registration: school.id },
    attachments: [{ ...FILE, sha2: sha2(school.id) }],
  };
  await provider.call('POST', 'statements', inParts(statement, [[sha2(school.id), school.id]]));
  const json = { of: school.id };
  await provider.call('PUT', 'activities/state', { query: STATE, json });
  await provider.call('PUT', 'activities/profile', { query: { activityId: ACTIVITY, profileId: 'p' }, json });
  await provider.call('PUT', 'agents/profile', { query: { agent: STATE.agent, profileId: 'p' }, json });
  return { school, provider, statementId };
}

/** What the program reads that has kept one, of its own school and of the other one. */
export async function recordsOf(own: RecordsKept, others: RecordsKept): Promise<Sight[]> {
  const { agent, activityId } = STATE;
  const searches: readonly Query[] = [
    {},
    { agent },
    { activity: activityId, related_activities: 'true' },
    { registration: others.school.id },
    { statementId: own.statementId },
    { statementId: others.statementId },
  ];
  const answers: readonly Query[] = [{ attachments: 'true' }, { format: 'canonical' }];
  const asked: readonly (readonly [path: string, query: Query])[] = [
    ...searches.flatMap((one) => answers.map((answer) => ['statements', { ...one, ...answer }] as const)),
    ['activities/state', STATE],
    ['activities/state', { activityId, agent }],
    ['activities/profile', { activityId, profileId: 'p' }],
    ['agents/profile', { agent, profileId: 'p' }],
    ['agents', { agent }],
    ['activities', { activityId }],
  ];
  const sights: Sight[] = [];
  for (const [path, query] of asked) {
    const { status, text } = await own.provider.call('GET', path, { query });
    const where = `GET /xapi/${path} ${JSON.stringify(query)} → ${status}, to ${own.school.name}`;
    sights.push({ where, text });
  }
  return sights;
}
