import type { JsonSchema } from './json-schema.js';

const TAG = { type: 'string', examples: ['"7"'] };
const COUNT = { type: 'integer', minimum: 0 };

/** The headers that requests may carry, as components of OpenAPI. */
export const REQUEST_HEADERS = Object.fromEntries(
  Object.entries<[description: string, schema: JsonSchema]>({
    'Idempotency-Key': [
      'Makes a repetition safe: see Changes.',
      { type: 'string', minLength: 1, maxLength: 200, pattern: '^[!-~]+$' },
    ],
    'If-Match': ['The ETag of the version that is to be changed.', TAG],
    'If-None-Match': ['The ETag that you have already; 304 when it is the current one.', TAG],
  }).map(([name, [description, schema]]) => [name, { name, in: 'header', description, schema }]),
);

/** The headers that answers may carry; what is required is there whenever an answer refers to it. */
export const ANSWER_HEADERS = {
  'X-Request-Id': {
    description: 'Names the request in the logs; give it when asking for help.',
    required: true,
    schema: { type: 'string', format: 'uuid' },
  },
  ETag: { description: 'The version of the resource.', required: true, schema: TAG },
  'Idempotency-Replayed': {
    description: 'Present when this is the answer of an earlier request with the same key.',
    schema: { type: 'string', const: 'true' },
  },
  'RateLimit-Limit': {
    description: 'How many requests a minute you may make.',
    required: true,
    schema: COUNT,
  },
  'RateLimit-Remaining': { description: 'How many of them are left.', required: true, schema: COUNT },
  'RateLimit-Reset': {
    description: 'In how many seconds all are there again.',
    required: true,
    schema: COUNT,
  },
  'Retry-After': {
    description: 'After how many seconds to try again.',
    schema: { type: 'integer', minimum: 1 },
  },
  'WWW-Authenticate': { description: 'How to sign in.', required: true, schema: { type: 'string' } },
};

type AnswerHeader = keyof typeof ANSWER_HEADERS;

const ALLOWANCE: readonly AnswerHeader[] = ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'];

/** The headers of a success: where requests are counted, it says what is left. */
export function successHeaders(isLimited: boolean, also: readonly AnswerHeader[]): JsonSchema {
  return references(['X-Request-Id', ...also, ...(isLimited ? ALLOWANCE : [])]);
}

/** The headers of a problem. */
export function problemHeaders(status: number, codes: readonly string[]): JsonSchema {
  const isRetriable = status === 429 || status === 503 || codes.includes('platform.busy');
  return references([
    'X-Request-Id',
    ...(status === 401 ? (['WWW-Authenticate'] as const) : []),
    ...(isRetriable ? (['Retry-After'] as const) : []),
  ]);
}

function references(names: readonly AnswerHeader[]): JsonSchema {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}
