import { identityOf } from './actors.js';
import {
  agentIn,
  assertKnown,
  instantIn,
  iriIn,
  refuseParameter,
  uuidIn,
  type Parameters,
} from './parameters.js';
import { DEEPEST, holdsTooLargeNumber, isDeeperThan, isFields } from './shape.js';
import { DocumentChanged, DocumentUnseen, XapiRequestInvalid } from './xapi.errors.js';
import type { XapiVersion } from './xapi-version.js';

/** The three kinds of documents that clients keep, by what they belong to. */
export const DOCUMENT_KINDS = ['state', 'activity-profile', 'agent-profile'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** To what a document belongs. */
export interface DocumentPlace {
  readonly kind: DocumentKind;
  /** Empty for agent profiles. */
  readonly activityId: string;
  /** Empty for activity profiles. */
  readonly agent: string;
  /** Of a state alone; null: of none, or for several states of any. */
  readonly registration: string | null;
}

/** The same text for the same place, but for the registration. */
export function nameOf({ kind, activityId, agent }: DocumentPlace): string {
  return JSON.stringify([kind, activityId, agent]);
}

export interface DocumentRequest {
  readonly place: DocumentPlace;
  /** Null: of all that are there. */
  readonly documentId: string | null;
  readonly since: string | null;
}

export interface Document {
  readonly content: Uint8Array;
  readonly contentType: string;
}

/** What a request expects of a document, by its ETag. */
export interface Preconditions {
  readonly ifMatch: string | undefined;
  readonly ifNoneMatch: string | undefined;
}

const NAMES: Readonly<
  Record<DocumentKind, { id: string; needs: readonly string[]; takes: readonly string[] }>
> = {
  state: { id: 'stateId', needs: ['activityId', 'agent'], takes: ['registration'] },
  'activity-profile': { id: 'profileId', needs: ['activityId'], takes: [] },
  'agent-profile': { id: 'profileId', needs: ['agent'], takes: [] },
};

export type DocumentVerb = 'read' | 'write' | 'remove';

/** @throws XapiRequestInvalid */
export function documentRequest(
  kind: DocumentKind,
  verb: DocumentVerb,
  parameters: Parameters,
  version: XapiVersion,
): DocumentRequest {
  const { id, needs, takes } = NAMES[kind];
  assertKnown(parameters, [id, ...needs, ...takes, ...(verb === 'read' ? ['since'] : [])]);
  for (const name of needs) if (parameters[name] === undefined) refuseParameter(name, 'is missing');
  const documentId = parameters[id] ?? null;
  const severalAtOnce = verb === 'read' || (verb === 'remove' && kind === 'state');
  if (documentId === null && !severalAtOnce) refuseParameter(id, 'is missing');
  const since = instantIn(parameters, 'since', version);
  const place = {
    kind,
    activityId: iriIn(parameters, 'activityId') ?? '',
    agent: agentId(parameters),
    registration: uuidIn(parameters, 'registration'),
  };
  return { place, documentId, since };
}

function agentId(parameters: Parameters): string {
  const agent = agentIn(parameters, 'agent');
  return agent ? identityOf(agent)! : '';
}

/** What may be written where nothing was said about what is there: a state of 1.0.3, and what is merged. */
export interface WriteRule {
  readonly kind: DocumentKind;
  readonly version: XapiVersion;
  readonly replaces: boolean;
}

/** @throws DocumentChanged, DocumentUnseen */
export function assertExpected(
  found: { readonly etag: string } | null,
  { ifMatch, ifNoneMatch }: Preconditions,
  { kind, version, replaces }: WriteRule,
): void {
  if (ifMatch !== undefined && !(found && names(ifMatch, found.etag))) throw new DocumentChanged();
  if (ifNoneMatch !== undefined && found && names(ifNoneMatch, found.etag)) throw new DocumentChanged();
  const blind = ifMatch === undefined && ifNoneMatch === undefined;
  const mayBeBlind = !replaces || (kind === 'state' && version === '1.0.3');
  if (found && blind && !mayBeBlind) throw new DocumentUnseen();
}

/** Whether a header's list of ETags names this one; `*` names any. */
export function names(header: string, etag: string): boolean {
  return header.split(',').some((one) => {
    const given = one.trim().replace(/^W\//, '');
    return given === '*' || given === `"${etag}"` || given === etag;
  });
}

export function isJson({ contentType }: Pick<Document, 'contentType'>): boolean {
  return contentType.split(';')[0]!.trim().toLowerCase() === 'application/json';
}

/**
 * What is there after POST: the properties of both, those that are posted being the newer. @throws XapiRequestInvalid
 * unless both are JSON objects
 */
export function merged(found: Document | null, posted: Document): Document {
  if (!found) {
    if (isJson(posted)) objectIn(posted, 'posted');
    return posted;
  }
  if (!isJson(found) || !isJson(posted))
    throw new XapiRequestInvalid(
      '/header/Content-Type',
      'must be application/json, of what is there as well',
    );
  const both = { ...objectIn(found, 'stored'), ...objectIn(posted, 'posted') };
  return { content: new TextEncoder().encode(JSON.stringify(both)), contentType: 'application/json' };
}

/** @throws XapiRequestInvalid when it calls itself JSON and is none */
export function assertReadable(document: Document): void {
  if (isJson(document)) jsonIn(document, 'given');
}

function objectIn(document: Document, which: string): Record<string, unknown> {
  const value = jsonIn(document, which);
  if (!isFields(value)) throw new XapiRequestInvalid('', `must be a JSON object, the ${which} document`);
  return value;
}

function jsonIn({ content }: Document, which: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content)) as unknown;
  } catch {
    throw new XapiRequestInvalid('', `must be JSON, the ${which} document`);
  }
  if (isDeeperThan(DEEPEST, value))
    throw new XapiRequestInvalid('', `must be ${DEEPEST} levels deep at most`);
  if (holdsTooLargeNumber(value))
    throw new XapiRequestInvalid('', `must hold no number beyond 1.8e308, the ${which} document`);
  return value;
}
