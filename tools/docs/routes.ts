import { ParseUUIDPipe, RequestMethod, type Type } from '@nestjs/common';
import {
  HTTP_CODE_METADATA,
  METHOD_METADATA,
  PATH_METADATA,
  ROUTE_ARGS_METADATA,
} from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { ALSO_ANSWERS } from '#platform/http/also-answers';
import { ALSO_AS } from '#platform/http/also-as';
import { UNLIMITED } from '#platform/limits/unlimited';
import { DOOR, type Door } from '#platform/auth/decorators';
import { API_PREFIX, OUTSIDE_THE_API } from '#platform/http/application';
import { CREDENTIAL } from '#platform/http/idempotency.interceptor';
import { ANSWERS_FILE, TAKES_FILE } from '#platform/http/media';
import { ANSWERS_HEADERS, TAKES_HEADERS } from '#platform/http/said-headers';
import { EXPECTS_VERSION } from '#platform/http/version';

/** An argument of a handler that the request fills: the whole body, one query parameter, … */
export interface RouteArgument {
  readonly from: 'body' | 'query' | 'path';
  /** Its place among the handler's parameters. */
  readonly index: number;
  /** The one parameter; undefined when the argument takes all of them. */
  readonly name?: string;
  readonly isId: boolean;
}

/** A route as Nest's decorators declare it. */
export interface Route {
  readonly controller: string;
  /** The path of the controller: `schools/:schoolId/sections`; may be empty. */
  readonly controllerPath: string;
  readonly handler: string;
  readonly verb: 'get' | 'head' | 'post' | 'put' | 'patch' | 'delete';
  /** `/api/v1/schools/{schoolId}/sections` */
  readonly path: string;
  /** Of success. */
  readonly status: number;
  /** With the same body. */
  readonly otherStatuses: readonly number[];
  readonly door: Door;
  readonly isLimited: boolean;
  readonly takesIdempotencyKey: boolean;
  readonly expectsVersion: boolean;
  /** Headers of its own, by name: of requests, and of success. */
  readonly takesHeaders: readonly string[];
  readonly answersHeaders: readonly string[];
  /** Media types, where a request or its answer is no JSON. */
  readonly takesFile?: string;
  readonly answersFile?: string;
  /** Media types of files that it answers instead, to whoever asks for one. */
  readonly alsoAs: readonly string[];
  readonly arguments: readonly RouteArgument[];
}

export function routesOf(controller: Type): Route[] {
  const { prototype } = controller as { prototype: Record<string, object> };
  const routes = Object.getOwnPropertyNames(prototype)
    .filter((name) => Reflect.hasMetadata(METHOD_METADATA, prototype[name]!))
    .map((name) => routeOf(controller, name, prototype[name]!));
  const read = new Set(routes.filter(({ verb }) => verb === 'get').map(({ path }) => path));
  // What HEAD says of what can be read is said there (RFC 9110, 9.3.2).
  return routes.filter(({ verb, path }) => verb !== 'head' || !read.has(path));
}

/** Whether a request of the route changes nothing. */
export function isSafe({ verb }: Pick<Route, 'verb'>): boolean {
  return verb === 'get' || verb === 'head';
}

function routeOf(controller: Type, handler: string, method: object): Route {
  const read = <T>(key: string) => Reflect.getMetadata(key, method) as T | undefined;
  const inherited = <T>(key: string) =>
    read<T>(key) ?? (Reflect.getMetadata(key, controller) as T | undefined);
  const verb = RequestMethod[read<RequestMethod>(METHOD_METADATA)!].toLowerCase() as Route['verb'];
  const door = inherited<Door>(DOOR);
  if (!door) throw new Error(`${controller.name}.${handler} declares no door`);
  const controllerPath = Reflect.getMetadata(PATH_METADATA, controller) as string;
  return {
    controller: controller.name,
    controllerPath,
    handler,
    verb,
    path: pathOf([controllerPath, read<string>(PATH_METADATA)!]),
    status: read<number>(HTTP_CODE_METADATA) ?? (verb === 'post' ? 201 : 200),
    otherStatuses: read<number[]>(ALSO_ANSWERS) ?? [],
    door,
    isLimited: !inherited(UNLIMITED),
    takesIdempotencyKey: !isSafe({ verb }) && door.kind !== 'public' && !inherited(CREDENTIAL),
    expectsVersion: read(EXPECTS_VERSION) ?? false,
    takesHeaders: read<string[]>(TAKES_HEADERS) ?? [],
    answersHeaders: read<string[]>(ANSWERS_HEADERS) ?? [],
    takesFile: read<string>(TAKES_FILE),
    answersFile: read<string>(ANSWERS_FILE),
    alsoAs: read<string[]>(ALSO_AS) ?? [],
    arguments: argumentsOf(controller, handler),
  };
}

/** What an orchestrator asks, which is told whatever else is the matter: see libs/platform/http/admit.ts. */
export function isProbe({ path }: Route): boolean {
  return path.startsWith('/health/');
}

function pathOf(parts: readonly string[]): string {
  const path = parts
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/');
  const isOutside = OUTSIDE_THE_API.some((outside) => path.startsWith(outside.replace('*path', '')));
  const full = isOutside ? `/${path}` : `/${API_PREFIX}/${path}`;
  return full.replaceAll(/:(\w+)/g, '{$1}');
}

const SOURCES: Partial<Record<RouteParamtypes, RouteArgument['from']>> = {
  [RouteParamtypes.BODY]: 'body',
  [RouteParamtypes.QUERY]: 'query',
  [RouteParamtypes.PARAM]: 'path',
};

function argumentsOf(controller: Type, handler: string): RouteArgument[] {
  const declared = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, handler) ?? {}) as Record<
    string,
    { index: number; data?: string; pipes: unknown[] }
  >;
  return Object.entries(declared)
    .flatMap(([key, { index, data: name, pipes }]) => {
      const from = SOURCES[Number(key.split(':')[0]) as RouteParamtypes];
      return from ? [{ from, index, name, isId: pipes.some((pipe) => pipe instanceof ParseUUIDPipe) }] : [];
    })
    .toSorted((a, b) => a.index - b.index);
}
