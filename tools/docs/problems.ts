import { STATUS_CODES } from 'node:http';
import { statusOf } from '#platform/http/problem';
import { problemHeaders } from './headers.js';
import type { House } from './house.js';
import type { JsonSchema } from './json-schema.js';
import type { Refusal, Refusals } from './refusals.js';
import { isProbe, isSafe, type Route } from './routes.js';
import type { Sources } from './sources.js';

/** What the framework itself refuses, before a handler is reached. */
const MALFORMED = { status: 400, code: 'platform.malformed' };
const TOO_LARGE = { status: 413, code: 'platform.too_large' };
/** Control characters in a query, before anybody asks whose protocol it is. */
const NOT_PLAIN = { status: 422, code: 'platform.input_invalid' };
const WRONG_MEDIA = { status: 415, code: 'platform.unsupported_media_type' };

/** What the unit of work refuses, whatever is done in it: see libs/platform/persistence. */
export const DATABASE: readonly Refusal[] = [
  { kind: 'unavailable', code: 'platform.database_unreachable' },
  { kind: 'unavailable', code: 'platform.took_too_long' },
];
/** What is refused at the door of every route, see libs/platform/http/admission. */
const OVERLOADED: Refusal = { kind: 'unavailable', code: 'platform.overloaded' };
export const BUSY: Refusal = { kind: 'conflict', code: 'platform.busy' };
export const KEY_REUSED: Refusal = { kind: 'invalid', code: 'platform.idempotency_key_reused' };
export const INPUT_INVALID: Refusal = { kind: 'invalid', code: 'platform.input_invalid' };

/** The problems that a route may answer, from its door, its parameters and what its handler may throw. */
export class Problems {
  /** Responses of up to three codes, which many routes share, by their codes. */
  readonly components: Record<string, JsonSchema> = {};
  private readonly guarded: readonly Refusal[];

  constructor(
    private readonly sources: Sources,
    private readonly refusals: Refusals,
    { guards }: House,
  ) {
    this.guarded = guards.flatMap((guard) => this.thrownBy(guard.name, 'canActivate', false));
  }

  /** The responses of a route by their status: each says which codes it may carry. */
  of(route: Route): Record<string, JsonSchema> {
    const codes = new Map<number, Set<string>>();
    const add = ({ status, code }: { status: number; code: string }) =>
      codes.set(status, (codes.get(status) ?? new Set()).add(code));
    // A file that is sent as JSON is read as such before anybody asks what it should be.
    if (takesBody(route) || route.takesFile) [MALFORMED, TOO_LARGE, WRONG_MEDIA].forEach(add);
    const exact = isExact(route);
    if (exact) add(NOT_PLAIN);
    for (const { kind, code } of this.refusalsOf(route))
      add({ status: exact && kind === 'invalid' ? 400 : statusOf(kind), code });
    const statuses = [...codes].toSorted(([a], [b]) => a - b);
    return Object.fromEntries(
      statuses.map(([status, of]) => [status, this.answerOf(route, status, [...of].toSorted())]),
    );
  }

  /** To HEAD a problem is said without its body. */
  private answerOf({ verb }: Route, status: number, codes: readonly string[]): JsonSchema {
    if (verb !== 'head') return this.shared(status, codes);
    const { content: _, ...said } = responseOf(status, codes);
    return said;
  }

  private shared(status: number, codes: readonly string[]): JsonSchema {
    if (codes.length > 3) return responseOf(status, codes);
    const name = codes.join('-');
    this.components[name] ??= responseOf(status, codes);
    return { $ref: `#/components/responses/${name}` };
  }

  private refusalsOf(route: Route): Refusal[] {
    const unsafe = !isSafe(route);
    const changes = route.verb === 'put' || route.verb === 'patch';
    return [
      ...this.doorOf(route),
      ...this.thrownBy(route.controller, route.handler, changes),
      ...(takesInput(route) ? [INPUT_INVALID] : []),
      ...(route.takesIdempotencyKey ? [KEY_REUSED] : []),
      ...(unsafe ? [BUSY] : []),
      ...(isProbe(route) ? [] : [...DATABASE, OVERLOADED]),
    ];
  }

  private doorOf({ door, path, isLimited }: Route): Refusal[] {
    return this.guarded.filter(({ kind, code }) => {
      if (kind === 'too_many') return isLimited;
      if (door.kind === 'public') return false;
      if (kind === 'unauthenticated') return true;
      if (code === 'platform.for_people') return door.kind === 'signed-in';
      if (code === 'identity.school_not_found')
        return door.kind === 'requires' && path.includes('{schoolId}');
      if (code === 'identity.district_not_found')
        return door.kind === 'requires' && path.includes('{districtId}');
      return door.kind === 'requires';
    });
  }

  private thrownBy(className: string, method: string, changes: boolean): readonly Refusal[] {
    const declaration = this.sources.methodOf(this.sources.classNamed(className), method);
    return this.refusals.of(declaration, changes);
  }
}

/** A protocol of others: bad input is a bad request there. */
function isExact({ path }: Route): boolean {
  return path.startsWith('/xapi/');
}

export function takesBody(route: Route): boolean {
  return route.arguments.some(({ from }) => from === 'body');
}

function takesInput(route: Route): boolean {
  const takes = route.arguments.some(({ from }) => from !== 'path');
  return takes || route.expectsVersion || route.takesIdempotencyKey;
}

function responseOf(status: number, codes: readonly string[]): JsonSchema {
  const problem = '#/components/schemas/Problem';
  const schema = { $ref: problem, properties: { code: { enum: codes } } };
  return {
    description: `${STATUS_CODES[status] ?? 'Refused'}: ${codes.map((code) => `\`${code}\``).join(', ')}.`,
    headers: problemHeaders(status, codes),
    content: { 'application/problem+json': { schema } },
  };
}
