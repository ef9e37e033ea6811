import { newId } from '#domain/kernel/id';
import { inParts, RecordProvider, sha2 } from '../../../support/record-provider.js';
import { ask } from '../ask.js';
import { open, type Breaches, type SingleAttack, type Target } from '../attack.js';
import { holes } from './cross-school.js';
import { at, recordFilters } from './record-store-filters.js';

type Query = Readonly<Record<string, string>>;

/** What a program of Lake School keeps, and by what it is found; each is told by a word that is nowhere else. */
async function keptBy(theirs: RecordProvider) {
  const word = `lake-${newId()}`;
  const [id, voided, registration] = [newId(), newId(), newId()];
  const who = { ...WHO, name: word };
  const object = {
    id: WHAT,
    definition: { name: { en: word }, type: 'https://lessons.example/lesson' },
  };
  const file = { usageType: 'urn:x:photo', display: { en: 'F' }, contentType: 'text/plain', length: 1 };
  const said = {
    actor: who,
    verb: { id: 'https://verbs.example/did' },
    object,
    result: { response: word },
    context: { registration },
  };
  const statement = { ...said, id, attachments: [{ ...file, sha2: sha2(word) }] };
  await theirs.call('POST', 'statements', inParts(statement, [[sha2(word), word]]));
  await theirs.say({ ...said, id: voided });
  await theirs.say({ ...voids(voided), actor: who });
  return { word, id, voided, registration, ...(await documentsOf(theirs, word)), verb: said.verb.id };
}

const WHO = { account: { homePage: 'https://lake.example', name: 'ana' } };
const WHAT = 'https://lessons.example/1';

async function documentsOf(theirs: RecordProvider, word: string) {
  const agent = JSON.stringify(WHO);
  const documents = {
    'activities/state': { activityId: WHAT, agent, stateId: 'place' },
    'activities/profile': { activityId: WHAT, profileId: 'place' },
    'agents/profile': { agent, profileId: 'place' },
  };
  for (const [path, query] of Object.entries(documents)) {
    await theirs.call('PUT', path, { query, json: { word } });
    const [name] = Object.keys(query).slice(-1) as [string];
    await theirs.call('PUT', path, { query: { ...query, [name]: word }, json: {} });
  }
  return { agent, activityId: WHAT, documents };
}

function voids(id: string) {
  return {
    actor: { mbox: 'mailto:program@hill.example' },
    verb: { id: 'http://adlnet.gov/expapi/verbs/voided' },
    object: { objectType: 'StatementRef', id },
  };
}

type Kept = Awaited<ReturnType<typeof keptBy>>;

/** Whatever somebody might ask who knows everything but the word. */
function questions({ id, voided, registration, agent, activityId, verb, documents }: Kept): string[] {
  const filters: Query[] = [
    {},
    { agent },
    { agent, related_agents: 'true' },
    { verb },
    { activity: activityId },
    { activity: activityId, related_activities: 'true' },
    { registration },
    { agent, verb, activity: activityId, registration },
    { statementId: id },
    { voidedStatementId: voided },
  ];
  const answers: readonly Query[] = [{}, { attachments: 'true' }, { format: 'canonical' }, { format: 'ids' }];
  return [
    ...filters.flatMap((filter) => answers.map((answer) => at('statements', { ...filter, ...answer }))),
    ...Object.entries(documents).flatMap(([path, query]) => {
      const several = Object.entries(query).filter(([name]) => !['stateId', 'profileId'].includes(name));
      return [at(path, query), at(path, Object.fromEntries(several))];
    }),
    at('agents', { agent }),
    at('activities', { activityId }),
  ];
}

/** A program of Hill School tries to read, to void and to change what one of Lake School keeps. */
const otherRecords: SingleAttack = {
  name: 'record-store-schools',
  promise: 'what programs of one school keep is neither seen nor changed by those of another',
  fixture: {
    hole: 'row security lets every school see the statements and documents of all',
    open: (admin) =>
      holes(
        admin,
        ['statements', 'statement_attachments', 'statement_documents'].map((name) => `learning.${name}`),
      ),
  },
  async attack({ app, origin, schools: { hill, lake } }) {
    const own = await RecordProvider.of(app, hill);
    const theirs = await RecordProvider.of(app, lake);
    const there = await keptBy(theirs);
    const { headers } = own;
    const asked = { actor: { mbox: 'mailto:x@hill.example' }, verb: { id: there.verb } };
    await own.say({ ...asked, object: { id: there.activityId } });
    await own.say(voids(there.id));
    const breaches: string[] = [];
    const first = await theirs.call('GET', 'statements', { query: { limit: '1' } });
    const { more } = first.body as { more: string };
    for (const path of [...questions(there), more]) {
      const { text, status } = await ask(origin, { path, headers });
      if (text.includes(there.word)) breaches.push(`${path} → ${status}, with what is Lake School's`);
    }
    for (const [path, query] of Object.entries(there.documents)) {
      await ask(origin, { method: 'POST', path: at(path, query), headers, body: { word: 'another' } });
      await ask(origin, { method: 'DELETE', path: at(path, query), headers });
    }
    return [...breaches, ...(await changed(theirs, there))];
  },
};

async function changed(theirs: RecordProvider, { word, id, documents }: Kept): Promise<Breaches> {
  const reads = [['statements', { statementId: id }] as const, ...Object.entries(documents)];
  const breaches: string[] = [];
  for (const [path, query] of reads) {
    const { text, status } = await theirs.call('GET', path, { query });
    if (!text.includes(word)) breaches.push(`what Lake School keeps at ${path} is another now (${status})`);
  }
  return breaches;
}

const keys: SingleAttack = {
  name: 'record-store-keys',
  promise: 'the key of a program opens the record store of its school alone, and nobody else’s opens it',
  fixture: {
    hole: 'every key is taken for one of an administrator',
    changes: [
      {
        file: 'src/identity/persistence/postgres-authenticator.js',
        text: 'role: key.role,',
        becomes: `role: ${open('record-store-keys')} ? 'school-admin' : key.role,`,
      },
    ],
  },
  async attack({ app, origin, schools: { hill, lake } }) {
    const own = await RecordProvider.of(app, hill);
    const { headers } = own;
    const breaches: string[] = [];
    const expected = async (status: number, question: Parameters<typeof ask>[1]) => {
      const answer = await ask(origin, question);
      if (answer.status !== status)
        breaches.push(`${question.method ?? 'GET'} ${question.path} → ${answer.status}`);
    };
    const version = { 'x-experience-api-version': '2.0.0' };
    for (const { token } of [hill.people.admin, hill.people.teacher, hill.people.student])
      for (const path of ['/xapi/statements', '/xapi/agents?agent=%7B%7D'])
        await expected(403, { path, token, headers: version });
    await expected(401, { path: '/xapi/statements', headers: version });
    const school = `/api/v1/schools/${hill.id}`;
    for (const path of [`${school}/people`, `${school}/courses`, `${school}/api-keys`])
      for (const authorization of [headers['authorization']!, `Bearer ${own.key}`])
        await expected(403, { path, headers: { authorization } });
    const body = { label: 'Another', role: 'integration' };
    await expected(403, { method: 'POST', path: `${school}/api-keys`, headers, body });
    await expected(404, { path: `/api/v1/schools/${lake.id}/people`, headers });
    return [...breaches, ...(await saidBy(own, { origin, clientOfOthers: newId() }))];
  },
};

/** Who says something is known by the key, whatever is claimed. */
async function saidBy(
  own: RecordProvider,
  { origin, clientOfOthers }: Pick<Target, 'origin'> & { clientOfOthers: string },
): Promise<Breaches> {
  const authorization = `Basic ${Buffer.from(`${clientOfOthers}:${own.key}`).toString('base64')}`;
  const account = { homePage: 'https://lake.example', name: clientOfOthers };
  const { actor, verb } = voids('');
  const body = { actor, verb: { ...verb, id: 'urn:x:v' }, object: { id: 'urn:x:o' }, authority: { account } };
  const headers = { ...own.headers, authorization };
  const { text } = await ask(origin, { method: 'POST', path: '/xapi/statements', headers, body });
  const [statementId = newId()] = JSON.parse(text) as string[];
  const stored = await own.call('GET', 'statements', { query: { statementId } });
  return stored.text.includes(own.clientId) && !stored.text.includes(clientOfOthers)
    ? []
    : [`it says that another one has said it: ${stored.text}`];
}

export const RECORD_STORE_ATTACKS: readonly SingleAttack[] = [otherRecords, keys, recordFilters];
