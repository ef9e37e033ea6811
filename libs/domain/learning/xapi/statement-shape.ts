import { activity, contextActivities } from './activities.js';
import { actor, agent, authority, group } from './actors.js';
import { instantOf, isDuration, isMediaType, isSha2 } from './formats.js';
import {
  boolean,
  exactly,
  extensions,
  fieldsOf,
  iri,
  languageMap,
  languageTag,
  listOf,
  number,
  refuse,
  shape,
  size,
  text,
  textThat,
  uuid,
  type Check,
  type Fields,
} from './shape.js';
import { isStatementVersion, type XapiVersion } from './xapi-version.js';

export const VOIDED = 'http://adlnet.gov/expapi/verbs/voided';

const verb = shape({ id: iri, display: languageMap }, ['id']);

const statementRef = shape({ objectType: exactly('StatementRef'), id: uuid }, ['objectType', 'id']);

const scoreShape = shape({ scaled: number, raw: number, min: number, max: number });

const score: Check = (value, at) => {
  scoreShape(value, at);
  const { scaled, raw, min, max } = value as Partial<Record<string, number>>;
  if (scaled !== undefined && Math.abs(scaled) > 1) refuse(`${at}/scaled`, 'must be between -1 and 1');
  if (min !== undefined && max !== undefined && min >= max) refuse(`${at}/min`, 'must be less than max');
  if (raw !== undefined && min !== undefined && raw < min) refuse(`${at}/raw`, 'must not be less than min');
  if (raw !== undefined && max !== undefined && raw > max) refuse(`${at}/raw`, 'must not be more than max');
};

const result = shape({
  score,
  success: boolean,
  completion: boolean,
  response: text,
  duration: textThat(isDuration, 'a duration (ISO 8601)'),
  extensions,
});

const attachment = shape(
  {
    usageType: iri,
    display: languageMap,
    description: languageMap,
    contentType: textThat(isMediaType, 'a media type'),
    length: size,
    sha2: textThat(isSha2, 'a SHA-2 in hexadecimal digits'),
    fileUrl: iri,
  },
  ['usageType', 'display', 'contentType', 'length', 'sha2'],
);

const inContext = (name: 'agent' | 'group', check: Check) =>
  listOf(
    shape(
      {
        objectType: exactly(name === 'agent' ? 'contextAgent' : 'contextGroup'),
        [name]: check,
        relevantTypes: listOf(iri, 1),
      },
      ['objectType', name],
    ),
  );

const contextOf = (version: XapiVersion) =>
  shape({
    registration: uuid,
    instructor: actor,
    team: group,
    contextActivities,
    revision: text,
    platform: text,
    language: languageTag,
    statement: statementRef,
    extensions,
    ...(version === '2.0.0' && {
      contextAgents: inContext('agent', agent),
      contextGroups: inContext('group', group),
    }),
  });

const timestampOf = (version: XapiVersion) =>
  textThat((given) => instantOf(given, version) !== null, 'a timestamp');

/** What the object is; without saying so an activity. */
function objectOf(inner: Check): Check {
  return (value, at) => {
    const kind = fieldsOf(value, at)['objectType'] ?? 'Activity';
    if (kind === 'Activity') return activity(value, at);
    if (kind === 'Agent') return agent(value, at);
    if (kind === 'Group') return group(value, at);
    if (kind === 'StatementRef') return statementRef(value, at);
    if (kind === 'SubStatement') return inner(value, at);
    return refuse(`${at}/objectType`, 'must be one that the specification knows');
  };
}

/** What several properties of a statement say together. */
function consistent(fields: Fields, at: string): void {
  const kind = fieldsOf(fields['object'], `${at}/object`)['objectType'] ?? 'Activity';
  const context = (fields['context'] ?? {}) as Fields;
  const misplaced = ['revision', 'platform'].find((name) => name in context);
  if (misplaced !== undefined && kind !== 'Activity')
    refuse(`${at}/context/${misplaced}`, 'is for statements about an activity only');
  if ((fields['verb'] as Fields)['id'] === VOIDED && kind !== 'StatementRef')
    refuse(`${at}/object`, 'must be a StatementRef when the verb is voided');
}

const REQUIRED = ['actor', 'verb', 'object'];

function sharedBy(version: XapiVersion): Readonly<Record<string, Check>> {
  return {
    actor,
    verb,
    result,
    context: contextOf(version),
    timestamp: timestampOf(version),
    attachments: listOf(attachment),
  };
}

function subStatementOf(version: XapiVersion): Check {
  const nested: Check = (_, at) => refuse(`${at}/objectType`, 'must not be another statement within one');
  const check = shape(
    { ...sharedBy(version), objectType: exactly('SubStatement'), object: objectOf(nested) },
    ['objectType', ...REQUIRED],
  );
  return (value, at) => {
    check(value, at);
    consistent(value as Fields, at);
  };
}

function statementOf(version: XapiVersion): Check {
  const check = shape(
    {
      ...sharedBy(version),
      object: objectOf(subStatementOf(version)),
      id: uuid,
      stored: timestampOf(version),
      authority,
      version: textThat((given) => isStatementVersion(version, given), `a version up to ${version}`),
    },
    REQUIRED,
  );
  return (value, at) => {
    check(value, at);
    consistent(value as Fields, at);
  };
}

const SHAPES = { '1.0.3': statementOf('1.0.3'), '2.0.0': statementOf('2.0.0') } as const;

/** @throws StatementInvalid unless the specification allows it, every rule of its Data part considered */
export function assertStatement(value: unknown, version: XapiVersion, at = ''): asserts value is Fields {
  SHAPES[version](value, at);
}
