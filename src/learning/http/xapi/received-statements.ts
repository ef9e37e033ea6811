import type { AttachedPart } from '#domain/learning/xapi/attached';
import { DEEPEST, holdsTooLargeNumber, isDeeperThan, isFields } from '#domain/learning/xapi/shape';
import { assertStatement } from '#domain/learning/xapi/statement-shape';
import type { XapiVersion } from '#domain/learning/xapi/xapi-version';
import { StatementsTooLarge, XapiRequestInvalid } from '#domain/learning/xapi/xapi.errors';
import type { ExactRequest } from '#platform/http/exact-requests';
import { boundaryIn, partsOf, type Part } from './multipart.js';
import { isSigned, Signatures } from './signed-statement.js';

export interface ReceivedStatements {
  readonly given: readonly unknown[];
  /** Whether they came as a list, if only of one. */
  readonly asList: boolean;
  readonly parts: readonly AttachedPart[];
}

/** Text that PostgreSQL cannot hold, as it looks in JSON: NUL, half a surrogate pair. */
const NO_TEXT = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/i;

/** What was sent to be stored. @throws XapiRequestInvalid, StatementInvalid, StatementsTooLarge */
export function receivedStatements(
  request: Pick<ExactRequest, 'contentType' | 'body'>,
  mostStatements: number,
): ReceivedStatements {
  const { statements, parts } = isMultipart(request.contentType)
    ? ofParts(request, mostStatements + 1)
    : { statements: request, parts: [] };
  if (!/^application\/json\s*(?:;|$)/i.test(statements.contentType))
    throw new XapiRequestInvalid('/header/Content-Type', 'must be application/json or multipart/mixed');
  const value = jsonIn(statements.body);
  const given: unknown[] = Array.isArray(value) ? value : [value];
  if (given.length > mostStatements)
    throw new StatementsTooLarge(`holds more than ${mostStatements} statements`);
  return { given, asList: Array.isArray(value), parts };
}

/** Of what is signed the rest is looked at first: only a statement can be compared. @throws StatementInvalid, StatementsTooLarge */
export function assertAllSigned(
  { given, parts }: Pick<ReceivedStatements, 'given' | 'parts'>,
  version: XapiVersion,
  longestJws: number,
): void {
  const signatures = new Signatures(parts, longestJws);
  for (const [i, one] of given.entries()) {
    if (!isFields(one) || !isSigned(one)) continue;
    assertStatement(one, version, given.length > 1 ? `/${i}` : '');
    signatures.assert(one);
  }
}

function isMultipart(contentType: string): boolean {
  return /^multipart\/mixed\s*;/i.test(contentType);
}

function ofParts({ contentType, body }: Pick<ExactRequest, 'contentType' | 'body'>, mostParts: number) {
  const boundary = boundaryIn(contentType);
  if (boundary === undefined) throw new XapiRequestInvalid('/header/Content-Type', 'must name a boundary');
  const [first, ...others] = partsOf(body, boundary, mostParts);
  if (!first) throw new XapiRequestInvalid('', 'must have the statements as its first part');
  const statements = { contentType: first.headers['content-type'] ?? '', body: first.content };
  return { statements, parts: others.map(attachedPart) };
}

function attachedPart({ headers, content }: Part): AttachedPart {
  if (headers['content-transfer-encoding']?.toLowerCase() !== 'binary')
    throw new XapiRequestInvalid('/header/Content-Transfer-Encoding', 'must be binary in each attached part');
  const sha2 = headers['x-experience-api-hash'];
  if (!sha2) throw new XapiRequestInvalid('/header/X-Experience-API-Hash', 'must be in each attached part');
  return { sha2, contentType: headers['content-type'] ?? 'application/octet-stream', content };
}

function jsonIn(body: Uint8Array): unknown {
  const value = parsed(body);
  if (isDeeperThan(DEEPEST, value))
    throw new XapiRequestInvalid('', `must be ${DEEPEST} levels deep at most`);
  if (holdsTooLargeNumber(value)) throw new XapiRequestInvalid('', 'must hold no number beyond 1.8e308');
  if (NO_TEXT.test(JSON.stringify(value)))
    throw new XapiRequestInvalid('', 'must not hold characters that are no text');
  return value;
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown;
  } catch {
    throw new XapiRequestInvalid('', 'must be JSON');
  }
}
