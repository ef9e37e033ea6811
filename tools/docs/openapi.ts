import { readFileSync } from 'node:fs';
import { API_PREFIX } from '#platform/http/application';
import type { House } from './house.js';
import type { JsonSchema } from './json-schema.js';
import { tagOf } from './names.js';
import { Operations } from './operations.js';
import { Problems } from './problems.js';
import { Refusals } from './refusals.js';
import { routesOf, type Route } from './routes.js';
import type { Schemas } from './schemas.js';

const INTRODUCTION = `The REST API of Lyceum. Everything that changes is pushed over the socket as well: see the reference of
the sockets at \`/reference/sockets\`.

**Signing in.** \`POST /${API_PREFIX}/sessions\` gives an access token for ten minutes, to be sent as \`Authorization: Bearer …\`,
and a refresh token for the next one. Programs send an API key instead.

**Errors** are problem documents (RFC 9457) with a stable \`code\`; each operation lists the codes it may answer with.
What is not yours is answered like what does not exist.

**Lists** are read page by page: give the \`next\` of one page as \`after\` for the next; it is absent on the last.

**Changes** may carry an \`Idempotency-Key\`: the same key with the same body gets the first answer again, for 24 hours.
With \`If-Match\` a change is made only when nobody else has changed the resource since.`;

/** The OpenAPI 3.1 document of the application. */
export function openApi(house: House, schemas: Schemas): JsonSchema {
  const routes = house.controllers
    .flatMap((controller) => routesOf(controller))
    .filter(({ path }) => !path.startsWith('/reference'));
  const problems = new Problems(schemas.sources, new Refusals(schemas.sources), house);
  const operations = new Operations(schemas, problems);
  const paths = pathsOf(routes, operations);
  schemas.named('Problem');
  return {
    openapi: '3.1.0',
    info: {
      title: 'Lyceum',
      version: versionOf(),
      description: INTRODUCTION,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: tagsOf(routes, schemas),
    paths,
    components: { ...COMPONENTS, schemas: sorted(schemas.components) },
  };
}

function pathsOf(routes: readonly Route[], operations: Operations): Record<string, JsonSchema> {
  const paths: Record<string, Record<string, JsonSchema>> = {};
  const names = new Set<unknown>();
  for (const route of routes) {
    const operation = operations.of(route);
    const name = operation['operationId'];
    if (names.has(name)) throw new Error(`Two operations are named ${String(name)}: rename a handler`);
    names.add(name);
    (paths[route.path] ??= {})[route.verb] = operation;
  }
  return sorted(paths);
}

function tagsOf(routes: readonly Route[], { sources }: Schemas): JsonSchema[] {
  const firstOfEach = new Map(routes.toReversed().map((route) => [tagOf(route), route]));
  return [...firstOfEach].toReversed().map(([name, { controller }]) => {
    const { text } = sources.commentOf(sources.classNamed(controller));
    return { name, ...(text && { description: text }) };
  });
}

function versionOf(): string {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  return version;
}

function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

const COMPONENTS = {
  securitySchemes: {
    accessToken: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description: 'The access token of a session.',
    },
    apiKey: {
      type: 'http',
      scheme: 'basic',
      description:
        'An API key as the password; the user name does not matter. It acts as the role `integration`.',
    },
  },
  parameters: {
    'Idempotency-Key': header('Idempotency-Key', 'Makes a repetition safe: see Changes.', {
      type: 'string',
      minLength: 1,
      maxLength: 200,
      pattern: '^[!-~]+$',
    }),
    'If-Match': header('If-Match', 'The ETag of the version that is to be changed.', {
      type: 'string',
      examples: ['"7"'],
    }),
    'If-None-Match': header(
      'If-None-Match',
      'The ETag that you have already; 304 when it is the current one.',
      {
        type: 'string',
        examples: ['"7"'],
      },
    ),
  },
  headers: {
    'X-Request-Id': {
      description: 'Names the request in the logs; give it when asking for help.',
      required: true,
      schema: { type: 'string', format: 'uuid' },
    },
    ETag: {
      description: 'The version of the resource.',
      required: true,
      schema: { type: 'string', examples: ['"7"'] },
    },
    'Idempotency-Replayed': {
      description: 'Present when this is the answer of an earlier request with the same key.',
      schema: { type: 'string', const: 'true' },
    },
    'Retry-After': {
      description: 'After how many seconds to try again.',
      schema: { type: 'integer', minimum: 1 },
    },
    'WWW-Authenticate': { description: 'How to sign in.', required: true, schema: { type: 'string' } },
  },
};

function header(name: string, description: string, schema: JsonSchema): JsonSchema {
  return { name, in: 'header', description, schema };
}
