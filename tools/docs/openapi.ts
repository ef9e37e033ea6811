import { API_PREFIX } from '#platform/http/application';
import { ANSWER_HEADERS, REQUEST_HEADERS } from './headers.js';
import type { House } from './house.js';
import { sorted, type JsonSchema } from './json-schema.js';
import { tagOf } from './names.js';
import { Operations } from './operations.js';
import { Problems } from './problems.js';
import type { Refusals } from './refusals.js';
import { routesOf, type Route } from './routes.js';
import type { Schemas } from './schemas.js';
import { versionOf } from './version.js';
import { WEBHOOK_HEADERS, webhooksOf } from './webhooks.js';

const INTRODUCTION = `The REST API of Lyceum. What can be watched live is in the reference of the sockets, at \`/reference/sockets\`.

**Signing in.** \`POST /${API_PREFIX}/sessions\` gives an access token for ten minutes, to be sent as \`Authorization: Bearer …\`,
and a refresh token for the next one. Programs send an API key instead.

**Errors** are problem documents (RFC 9457) with a stable \`code\`; each operation lists the codes it may answer with.
What is not yours is answered like what does not exist.

**Lists** are read page by page: give the \`next\` of one page as \`after\` for the next; it is absent on the last.

**Webhooks** tell a program of yours what happens: the requests that it gets are described under \`webhooks\`.

**Changes** may carry an \`Idempotency-Key\`: the same key with the same body gets the first answer again, for 24 hours.
With \`If-Match\` a change is made only when nobody else has changed the resource since.`;

/** The OpenAPI 3.1 document of the application. */
export function openApi(house: House, schemas: Schemas, refusals: Refusals): JsonSchema {
  const routes = house.controllers
    .flatMap((controller) => routesOf(controller))
    .filter(({ path }) => !path.startsWith('/reference') && !path.endsWith('.json'));
  const problems = new Problems(schemas.sources, refusals, house);
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
    webhooks: webhooksOf(house.publicEvents, schemas),
    components: {
      ...COMPONENTS,
      responses: sorted(problems.components),
      schemas: sorted(schemas.components),
    },
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

/** The contexts first, then what the platform offers itself. */
function tagsOf(routes: readonly Route[], { sources }: Schemas): JsonSchema[] {
  const firstOfEach = new Map(routes.toReversed().map((route) => [tagOf(route), route]));
  const tags = [...firstOfEach].toReversed().map(([name, { controller }]) => {
    const declaration = sources.classNamed(controller);
    const { text } = sources.commentOf(declaration);
    const path = sources.pathOf(declaration.getSourceFile().fileName);
    return { tag: { name, ...(text && { description: text }) }, isOfAContext: path.startsWith('src/') };
  });
  const [own, platforms] = [true, false].map((side) =>
    tags.filter(({ isOfAContext }) => isOfAContext === side),
  );
  return [...own!, ...platforms!].map(({ tag }) => tag);
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
        'An API key as the password; the user name does not matter. It acts as the role that it was made for, `integration` or `recorder`.',
    },
  },
  parameters: { ...REQUEST_HEADERS, ...WEBHOOK_HEADERS },
  headers: ANSWER_HEADERS,
};
