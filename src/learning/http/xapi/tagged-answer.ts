import { createHash } from 'node:crypto';
import { names } from '#domain/learning/xapi/documents';
import { jsonAnswer, type ExactAnswer } from '#platform/http/exact-answers';
import type { ExactRequest } from '#platform/http/exact-requests';

/**
 * What is put together for the answer: ids of documents, a person, an activity. The resources that have concurrency controls
 * say an ETag with each answer to GET, in 1.0.3 a SHA-1 of it; whoever has it already is told so.
 */
export function taggedAnswer(
  body: string,
  { headers }: Pick<ExactRequest, 'headers'>,
  more: Readonly<Record<string, string>> = {},
): ExactAnswer {
  const etag = createHash('sha1').update(body).digest('hex');
  const said = { etag: `"${etag}"`, ...more };
  const known = headers['if-none-match'];
  return known !== undefined && names(known, etag) ? { status: 304, headers: said } : jsonAnswer(body, said);
}
