import { xapiVersionOf } from '#domain/learning/xapi/xapi-version';
import { XapiRequestInvalid } from '#domain/learning/xapi/xapi.errors';
import type { ExactRequest } from '#platform/http/exact-requests';

const METHODS = ['GET', 'PUT', 'POST', 'DELETE'];
const VERSION = 'x-experience-api-version';

/** Fields of the form that stand for headers; no other one can be given. */
const HEADERS = [
  'authorization',
  'x-experience-api-version',
  'content-type',
  'content-length',
  'if-match',
  'if-none-match',
];

/** What browsers that can set no header say of a form: that it is one, that it is text, or nothing. */
const FORM = /^(?:$|(?:application\/x-www-form-urlencoded|text\/plain)\b)/i;

/**
 * A request of 1.0.3 that came as a form, for browsers which can send nothing else: `POST …?method=PUT`, with what would be
 * parameters, headers and the body as its fields. 2.0 has done away with it. @throws XapiRequestInvalid
 */
export function alternateRequest(request: ExactRequest): ExactRequest {
  const { method, ...others } = request.parameters;
  if (request.method !== 'POST' || !METHODS.includes(method!))
    throw new XapiRequestInvalid('/query/method', 'is for forms that are posted in place of another method');
  if (Object.keys(others).length > 0)
    throw new XapiRequestInvalid('/query', 'must hold nothing but the method: the rest is in the form');
  if (!FORM.test(request.contentType))
    throw new XapiRequestInvalid('/header/Content-Type', 'must be application/x-www-form-urlencoded');
  const { headers, parameters, content } = fieldsOf(request);
  if (xapiVersionOf(headers[VERSION]) !== '1.0.3')
    throw new XapiRequestInvalid('/query/method', 'is for version 1.0 alone');
  if (content === undefined && method !== 'GET' && method !== 'DELETE')
    throw new XapiRequestInvalid('/content', 'is missing');
  return {
    method: method!,
    path: request.path,
    parameters,
    headers,
    contentType: headers['content-type'] ?? 'application/json',
    body: new TextEncoder().encode(content ?? ''),
  };
}

function fieldsOf({ headers, body }: ExactRequest) {
  const { 'content-type': _, ...before } = headers;
  const form = [...new URLSearchParams(new TextDecoder().decode(body))];
  const isHeader = (name: string) => HEADERS.includes(name.toLowerCase());
  const given = form.filter(([name]) => isHeader(name)).map(([name, value]) => [name.toLowerCase(), value]);
  const rest = form.filter(([name]) => !isHeader(name) && name !== 'content');
  return {
    headers: { ...before, ...(Object.fromEntries(given) as Record<string, string>) } as Record<
      string,
      string | undefined
    >,
    parameters: Object.fromEntries(rest) as Record<string, string>,
    content: form.find(([name]) => name === 'content')?.[1],
  };
}
