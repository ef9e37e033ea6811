import type { ManyStatements, OneStatement } from '#domain/learning/xapi/statement-query';
import { jsonAnswer, type ExactAnswer } from '#platform/http/exact-answers';
import type { ExactRequest } from '#platform/http/exact-requests';
import type { FoundStatements } from '../../queries/xapi/find-statements.query.js';
import { multipart } from './multipart.js';

/** The answer to a search for statements: JSON, or with what is attached to them a message of several parts. */
export function foundStatements(
  found: FoundStatements,
  wanted: OneStatement | ManyStatements,
  request: Pick<ExactRequest, 'path' | 'parameters'>,
): ExactAnswer {
  const isOne = 'id' in wanted;
  const body = isOne ? found.statements[0]! : pageOf(found, request);
  const newest = found.stored.toSorted().at(-1);
  const headers = {
    'x-experience-api-consistent-through': found.consistentThrough,
    ...(newest !== undefined && { 'last-modified': new Date(newest).toUTCString() }),
  };
  if (!wanted.attachments) return jsonAnswer(body, headers);
  const json = { headers: { 'Content-Type': 'application/json' }, content: Buffer.from(body) };
  const attached = found.attachments.map(({ sha2, contentType, content }) => ({
    headers: {
      'Content-Type': contentType,
      'Content-Transfer-Encoding': 'binary',
      'X-Experience-API-Hash': sha2,
    },
    content,
  }));
  const message = multipart([json, ...attached]);
  return { status: 200, headers: { ...headers, 'content-type': message.contentType }, body: message.body };
}

function pageOf(
  { statements, more }: FoundStatements,
  request: Pick<ExactRequest, 'path' | 'parameters'>,
): string {
  const next = more === null ? '' : nextOf(request, more);
  return `{"statements":[${statements.join(',')}],"more":${JSON.stringify(next)}}`;
}

/** The same search, from where this page ended; an address without the host. */
function nextOf({ path, parameters }: Pick<ExactRequest, 'path' | 'parameters'>, more: string): string {
  return `${path}?${new URLSearchParams({ ...parameters, more }).toString()}`;
}
