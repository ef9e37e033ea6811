import ts from 'typescript';
import { API_KEY_ROLES } from '#domain/identity/api-key-role';
import { PERMISSIONS, ROLES } from '#domain/kernel/permissions';
import { successHeaders } from './headers.js';
import type { JsonSchema } from './json-schema.js';
import { nameOf, tagOf } from './names.js';
import { takesBody, type Problems } from './problems.js';
import type { Route, RouteArgument } from './routes.js';
import type { Schemas } from './schemas.js';
import { capital, sentencesOf, wordsOf } from './sentences.js';

const FILE = { schema: { type: 'string', format: 'binary' } };

/** Describes routes as operations of OpenAPI: from Nest's metadata what is routed, from the types what is said. */
export class Operations {
  constructor(
    private readonly schemas: Schemas,
    private readonly problems: Problems,
  ) {}

  /** @throws Error that names the route, when something about it cannot be described */
  of(route: Route): JsonSchema {
    try {
      return this.described(route);
    } catch (error) {
      const { message } = error as Error;
      throw new Error(`${route.controller}.${route.handler}: ${message}`, { cause: error });
    }
  }

  private described(route: Route): JsonSchema {
    const method = this.methodOf(route);
    const { text } = this.schemas.sources.commentOf(method);
    const [summary, ...rest] = sentencesOf(text || wordsOf(nameOf(route)));
    const description = [...rest, permissionIn(route)].filter(Boolean).join(' ');
    const parameters = this.parametersOf(route, method);
    return {
      operationId: nameOf(route),
      tags: [tagOf(route)],
      summary: capital(summary!.replaceAll(/`|\.$/g, '')), // shown without Markdown
      ...(description && { description }),
      ...securityOf(route),
      ...(parameters.length > 0 && { parameters }),
      ...this.requestBodyOf(route, method),
      responses: { ...this.successOf(route, method), ...this.problems.of(route) },
    };
  }

  private methodOf({ controller, handler }: Route): ts.MethodDeclaration {
    const { sources } = this.schemas;
    return sources.methodOf(sources.classNamed(controller), handler);
  }

  private parametersOf(route: Route, method: ts.MethodDeclaration): JsonSchema[] {
    const byPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) =>
      this.pathParameter(name!, route, method),
    );
    const byQuery = route.arguments
      .filter(({ from }) => from === 'query')
      .flatMap((argument) => this.queryParameters(argument, method));
    const headers = [
      ...(route.takesIdempotencyKey ? ['Idempotency-Key'] : []),
      ...(route.expectsVersion ? ['If-Match'] : []),
      ...(this.hasETag(method) && route.verb === 'get' ? ['If-None-Match'] : []),
      ...route.takesHeaders,
    ];
    return [...byPath, ...byQuery, ...headers.map((name) => ({ $ref: `#/components/parameters/${name}` }))];
  }

  private pathParameter(name: string, route: Route, method: ts.MethodDeclaration): JsonSchema {
    const argument = route.arguments.find((one) => one.from === 'path' && one.name === name);
    const isId = argument?.isId ?? name.endsWith('Id');
    const own = argument && !isId ? this.schemas.ofType(this.typeOf(argument, method)) : { type: 'string' };
    return { name, in: 'path', required: true, schema: { ...own, ...(isId && { format: 'uuid' }) } };
  }

  private queryParameters(argument: RouteArgument, method: ts.MethodDeclaration): JsonSchema[] {
    const type = this.typeOf(argument, method);
    const { name, isId } = argument;
    if (name !== undefined) {
      const schema = { ...this.schemas.ofType(type), ...(isId && { format: 'uuid' }) };
      return [{ name, in: 'query', required: !isOptional(type), schema }];
    }
    return this.schemas.fieldsOf(type).map((field) => {
      const { description, ...schema } = field.schema;
      return {
        name: field.name,
        in: 'query',
        ...(description !== undefined && { description }),
        required: field.required,
        schema,
      };
    });
  }

  private requestBodyOf(route: Route, method: ts.MethodDeclaration): JsonSchema {
    if (route.takesFile) return { requestBody: { required: true, content: { [route.takesFile]: FILE } } };
    if (!takesBody(route)) return {};
    const body = route.arguments.find(({ from }) => from === 'body')!;
    const schema = this.schemas.ofType(this.typeOf(body, method));
    return { requestBody: { required: true, content: { 'application/json': { schema } } } };
  }

  private successOf(route: Route, method: ts.MethodDeclaration): Record<string, JsonSchema> {
    const type = this.resultOf(method);
    const hasETag = this.hasETag(method);
    const headers = successHeaders(route.isLimited, [
      ...(hasETag ? ['ETag'] : []),
      ...(route.takesIdempotencyKey ? ['Idempotency-Replayed'] : []),
      ...route.answersHeaders,
    ]);
    const isEmpty = saysNothing(route, type);
    const nothing = route.verb === 'head' ? 'Told by its headers.' : 'Done.';
    const said = type.symbol && !route.answersFile ? this.schemas.sources.commentOn(type.symbol).text : '';
    const success: JsonSchema = {
      description: isEmpty ? nothing : (sentencesOf(said)[0] ?? 'The answer.'),
      headers,
      ...(!isEmpty && { content: this.contentOf(route, type) }),
    };
    const unchanged = { description: 'Not changed since the version that `If-None-Match` names.', headers };
    const other = (status: number) =>
      WITHOUT_BODY[status] ? { description: WITHOUT_BODY[status], headers } : success;
    return {
      [route.status]: success,
      ...Object.fromEntries(route.otherStatuses.map((status) => [status, other(status)])),
      ...(hasETag && route.verb === 'get' && { '304': unchanged }),
    };
  }

  private contentOf({ answersFile, alsoAs }: Route, type: ts.Type): JsonSchema {
    if (answersFile !== undefined) return { [answersFile]: FILE };
    const files = alsoAs.map((mediaType) => [mediaType, FILE] as const);
    return { 'application/json': { schema: this.schemas.ofType(type) }, ...Object.fromEntries(files) };
  }

  /** A view with a version has an ETag: see libs/platform/http/etag.interceptor.ts. */
  private hasETag(method: ts.MethodDeclaration): boolean {
    return this.resultOf(method).getProperty('version') !== undefined;
  }

  private resultOf(method: ts.MethodDeclaration): ts.Type {
    const { checker } = this.schemas.sources;
    const result = checker.getReturnTypeOfSignature(checker.getSignatureFromDeclaration(method)!);
    return checker.getAwaitedType(result) ?? result;
  }

  private typeOf({ index }: RouteArgument, method: ts.MethodDeclaration): ts.Type {
    return this.schemas.sources.checker.getTypeAtLocation(method.parameters[index]!);
  }
}

/** What is said of a file by its status alone (RFC 9110). */
const WITHOUT_BODY: Readonly<Record<number, string>> = {
  304: 'Not changed since the version that `If-None-Match` or `If-Modified-Since` names.',
  412: 'It is another version than `If-Match` or `If-Unmodified-Since` names.',
  416: 'None of the ranges that are asked for is in the file.',
};

/** A file may be written to the connection by the route itself; behind an exact door an answer is such a file, or none. */
function saysNothing({ verb, answersFile }: Route, type: ts.Type): boolean {
  if (verb === 'head') return true;
  if (answersFile !== undefined) return false;
  return (
    type.symbol?.name === 'ExactAnswer' || (type.flags & (ts.TypeFlags.Void | ts.TypeFlags.Undefined)) !== 0
  );
}

function isOptional(type: ts.Type): boolean {
  return type.isUnion() && type.types.some((one) => (one.flags & ts.TypeFlags.Undefined) !== 0);
}

function permissionIn({ door }: Route): string {
  if (door.kind !== 'requires') return '';
  const grants: Record<string, string | undefined> = PERMISSIONS[door.permission];
  const roles = ROLES.filter((role) => grants[role]).map((role) =>
    grants[role] === 'own' ? `${role} (own)` : role,
  );
  return `Needs the permission \`${door.permission}\`: ${roles.join(', ')}.`;
}

/** An API key acts as one of two roles. */
function securityOf({ door }: Route): JsonSchema {
  if (door.kind === 'public') return { security: [] };
  if (door.kind === 'signed-in') return { security: [{ accessToken: [] }] };
  const forClients = API_KEY_ROLES.some((role) => role in PERMISSIONS[door.permission]);
  return {
    security: [{ accessToken: [] }, ...(forClients ? [{ apiKey: [] }] : [])],
    'x-permission': door.permission,
  };
}
