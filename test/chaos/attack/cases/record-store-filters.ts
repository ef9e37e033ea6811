import { RecordProvider } from '../../../support/record-provider.js';
import { ask } from '../ask.js';
import { open, type Breaches, type SingleAttack } from '../attack.js';
import { SLEPT_MS, SQL, stillSleeps } from './injection.js';

type Query = Readonly<Record<string, string>>;

/** An address of the record store. */
export function at(path: string, query: Query = {}): string {
  return `/xapi/${path}?${new URLSearchParams(query).toString()}`;
}

const AGENT = JSON.stringify({ mbox: 'mailto:ana@hill.example' });
const STATE = { activityId: 'urn:x:a', agent: AGENT, stateId: 'none' };
const PARAMETERS: readonly (readonly [path: string, names: readonly string[], query: Query])[] = [
  ['statements', ['agent', 'verb', 'activity', 'registration', 'since', 'until', 'limit', 'more'], {}],
  ['statements', ['format', 'ascending', 'attachments', 'related_agents', 'statementId'], {}],
  ['activities/state', ['stateId', 'activityId', 'agent', 'registration'], STATE],
  ['activities/profile', ['profileId', 'activityId'], { activityId: 'urn:x:a', profileId: 'none' }],
  ['agents/profile', ['profileId', 'agent'], { agent: AGENT, profileId: 'none' }],
  ['agents', ['agent'], {}],
  ['activities', ['activityId'], {}],
];

/** As it is, as an agent, and as an IRI. */
function forms(name: string, text: string): string[] {
  if (name === 'agent') return [text, JSON.stringify({ account: { homePage: 'urn:x:h', name: text } })];
  return ['verb', 'activity', 'activityId'].includes(name)
    ? [text, `urn:x:${text.replaceAll(' ', '/**/')}`]
    : [text];
}

export const recordFilters: SingleAttack = {
  name: 'record-store-filters',
  promise: 'no parameter of the record store becomes part of a statement of the database',
  fixture: {
    hole: 'the name of a document is written into the statement',
    changes: [
      {
        file: 'src/learning/queries/xapi/find-documents.query.js',
        text: 'const { place, documentId, since } = at;',
        becomes: `const { place, documentId, since } = at;
        if (${open('record-store-filters')} && documentId !== null) {
          const [row] = await this.reader.rows(actor, prepared(one.text.split('where')[0] + "where document_id = '" + documentId + "'"));
          if (row) return row;
          throw new DocumentNotFound();
        }`,
      },
    ],
  },
  async attack({ app, origin, schools: { hill } }) {
    const own = await RecordProvider.of(app, hill);
    const { headers } = own;
    await own.call('PUT', 'activities/state', { query: { ...STATE, stateId: 'place' }, json: {} });
    const breaches: string[] = [];
    for (const [path, query] of QUERIES) breaches.push(...(await tried(origin, path, query, headers)));
    return breaches;
  },
};

/** Each parameter with each text, in each form. */
const QUERIES = PARAMETERS.flatMap(([path, names, sound]) =>
  names.flatMap((name) =>
    SQL.flatMap((sql) => forms(name, sql)).map((text) => [path, { ...sound, [name]: text }] as const),
  ),
);

async function tried(
  origin: string,
  path: string,
  query: Query,
  headers: Readonly<Record<string, string>>,
): Promise<Breaches> {
  const question = { path: at(path, query), headers };
  const { status, ms } = await ask(origin, question);
  if (status >= 500 || status === 0) return [`${question.path} → ${status}`];
  const isNamed = 'stateId' in query || 'profileId' in query;
  if (status === 200 && isNamed) return [`${question.path} finds what is not there`];
  const slept = ms > SLEPT_MS && (await stillSleeps({ origin }, question));
  return slept ? [`${question.path} took ${Math.round(ms)} ms`] : [];
}
