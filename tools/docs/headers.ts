import { CHECKSUMS, TUS_VERSION } from '#platform/uploads/tus-headers';
import type { JsonSchema } from './json-schema.js';

const TAG = { type: 'string', examples: ['"7"'] };
const COUNT = { type: 'integer', minimum: 0 };
const TUS = { type: 'string', const: TUS_VERSION };
const OFFSET = ['How many bytes of the upload are there.', COUNT] as const;
const LENGTH = ['How many bytes the whole has.', COUNT] as const;
const DEFERRED = ['The length is not known yet.', { type: 'string', const: '1' }] as const;
const METADATA = [
  'Words about the file: keys, each with its value in Base64 after a space, parted by commas.',
  { type: 'string', maxLength: 4096, examples: ['filename YnJlYWQubXA0'] },
] as const;
const CONCAT = [
  '`partial` for a part of another upload; `final;` and the addresses of its parts for what is put together of them.',
  { type: 'string', maxLength: 20_000 },
] as const;

/** The headers that requests may carry, as components of OpenAPI. */
export const REQUEST_HEADERS = Object.fromEntries(
  Object.entries<readonly [description: string, schema: JsonSchema, required?: true]>({
    'Idempotency-Key': [
      'Makes a repetition safe: see Changes.',
      { type: 'string', minLength: 1, maxLength: 200, pattern: '^[!-~]+$' },
    ],
    'If-Match': ['The ETag of the version that is to be changed.', TAG],
    'If-None-Match': ['The ETag that you have already; 304 when it is the current one.', TAG],
    'Tus-Resumable': ['The version of tus that you speak.', TUS, true],
    'Upload-Offset': ['At how many bytes the request goes on: as many as are there.', COUNT, true],
    'Upload-Length': LENGTH,
    'Upload-Defer-Length': DEFERRED,
    'Upload-Metadata': METADATA,
    'Upload-Concat': CONCAT,
    'Upload-Checksum': [
      `Of the bytes of the request: ${CHECKSUMS.map((one) => `\`${one}\``).join(', ')}, a space, and the hash in Base64.`,
      { type: 'string' },
    ],
  }).map(([name, [description, schema, required]]) => [
    name,
    { name, in: 'header', description, ...(required && { required }), schema },
  ]),
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
  Location: {
    description: 'Where it is.',
    required: true,
    schema: { type: 'string', format: 'uri-reference' },
  },
  'Tus-Resumable': { description: 'The version of tus that is spoken here.', required: true, schema: TUS },
  'Upload-Offset': described(OFFSET, 'Not said of what is still being put together of parts.'),
  'Upload-Length': described(LENGTH, 'Or `Upload-Defer-Length`.'),
  'Upload-Defer-Length': described(DEFERRED),
  'Upload-Metadata': described(METADATA, 'As it was given.'),
  'Upload-Concat': described(CONCAT, 'As it was given.'),
  'Upload-Expires': {
    description: 'When the upload is removed, unless it goes on or is used before (an HTTP date).',
    schema: { type: 'string' },
  },
  'WWW-Authenticate': { description: 'How to sign in.', required: true, schema: { type: 'string' } },
};

type AnswerHeader = keyof typeof ANSWER_HEADERS;

const ALLOWANCE: readonly AnswerHeader[] = ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'];

/** The headers of a success: where requests are counted, it says what is left. */
export function successHeaders(isLimited: boolean, also: readonly string[]): JsonSchema {
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

/** @throws Error for one that no component describes */
function references(names: readonly string[]): JsonSchema {
  const unknown = names.filter((name) => !(name in ANSWER_HEADERS));
  if (unknown.length > 0) throw new Error(`the headers ${unknown.join(', ')} are described nowhere`);
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

function described([description, schema]: readonly [string, JsonSchema], more = ''): JsonSchema {
  return { description: `${description} ${more}`.trim(), schema };
}
