import {
  assertKnown,
  booleanIn,
  identityIn,
  instantIn,
  iriIn,
  refuseParameter,
  uuidIn,
  type Parameters,
} from './parameters.js';
import { instantOf } from './formats.js';
import { STATEMENT_FORMATS, type StatementFormat } from './statement-format.js';
import { key } from './statement-keys.js';
import type { XapiVersion } from './xapi-version.js';

/** With what is attached to them, fewer are answered at once: it is sent from memory. */
const LIMIT_WITH_ATTACHMENTS = 25;

/** One statement: `voided` only when it is voided, otherwise only when it is not. */
export interface OneStatement {
  readonly id: string;
  readonly voided: boolean;
  readonly format: StatementFormat;
  readonly attachments: boolean;
}

export interface ManyStatements {
  /** All of them have to fit. */
  readonly keys: readonly string[];
  readonly since: string | null;
  readonly until: string | null;
  readonly limit: number;
  readonly ascending: boolean;
  readonly format: StatementFormat;
  readonly attachments: boolean;
  /** Where the page before ended: the `stored` of its last statement. */
  readonly after: string | null;
}

const OF_ONE = ['statementId', 'voidedStatementId', 'attachments', 'format'];
const OF_MANY = [
  'agent',
  'verb',
  'activity',
  'registration',
  'related_activities',
  'related_agents',
  'since',
  'until',
  'limit',
  'format',
  'attachments',
  'ascending',
  'more',
];

/** @param most as many as are answered at once @throws XapiRequestInvalid */
export function statementQuery(
  parameters: Parameters,
  version: XapiVersion,
  most: number,
): OneStatement | ManyStatements {
  const isOne = 'statementId' in parameters || 'voidedStatementId' in parameters;
  assertKnown(parameters, isOne ? OF_ONE : OF_MANY);
  return isOne ? one(parameters) : many(parameters, version, most);
}

function one(parameters: Parameters): OneStatement {
  const id = uuidIn(parameters, 'statementId');
  const voided = uuidIn(parameters, 'voidedStatementId');
  if (id !== null && voided !== null) refuseParameter('voidedStatementId', 'must not come with statementId');
  return { id: (id ?? voided)!, voided: voided !== null, ...shown(parameters) };
}

function shown(parameters: Parameters): Pick<OneStatement, 'format' | 'attachments'> {
  const format = (parameters['format'] ?? 'exact') as StatementFormat;
  if (!STATEMENT_FORMATS.includes(format))
    refuseParameter('format', `must be ${STATEMENT_FORMATS.join(' or ')}`);
  return { format, attachments: booleanIn(parameters, 'attachments') };
}

function many(parameters: Parameters, version: XapiVersion, most: number): ManyStatements {
  const answer = shown(parameters);
  return {
    keys: keysIn(parameters),
    since: instantIn(parameters, 'since', version),
    until: instantIn(parameters, 'until', version),
    limit: limitIn(parameters, answer.attachments ? Math.min(most, LIMIT_WITH_ATTACHMENTS) : most),
    ascending: booleanIn(parameters, 'ascending'),
    after: afterIn(parameters),
    ...answer,
  };
}

function keysIn(parameters: Parameters): string[] {
  const agent = identityIn(parameters, 'agent');
  const activity = iriIn(parameters, 'activity');
  const verb = iriIn(parameters, 'verb');
  const registration = uuidIn(parameters, 'registration');
  const agents = booleanIn(parameters, 'related_agents') ? 'A' : 'a';
  const activities = booleanIn(parameters, 'related_activities') ? 'O' : 'o';
  // The rarest first: the others are looked up for what it finds.
  return [
    ...(registration === null ? [] : [key('r', registration)]),
    ...(agent === null ? [] : [key(agents, agent)]),
    ...(activity === null ? [] : [key(activities, activity)]),
    ...(verb === null ? [] : [key('v', verb)]),
  ];
}

function limitIn(parameters: Parameters, highest: number): number {
  const given = parameters['limit'] ?? '0';
  if (!/^\d+$/.test(given)) refuseParameter('limit', 'must be a whole number');
  return Math.min(Number(given) || highest, highest); // 0 asks for as many as there may be
}

function afterIn({ more }: Parameters): string | null {
  if (more === undefined) return null;
  return /\.\d{6}Z$/.test(more) && !more.startsWith('0000') && instantOf(more, '2.0.0') !== null
    ? more
    : refuseParameter('more', 'must be as it was answered');
}
