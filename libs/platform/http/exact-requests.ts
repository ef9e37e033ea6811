import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '#domain/kernel/domain-error';
import { problemOf } from './problem.js';

/** A request to a protocol that is not ours, as it came: nothing of its body was read, whatever it calls itself. */
export interface ExactRequest {
  /** In upper case. */
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** The query; of a name that comes twice, the last. */
  readonly parameters: Readonly<Record<string, string>>;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Empty when it was not said. */
  readonly contentType: string;
  readonly body: Uint8Array;
}

/** A part of the address space that speaks a protocol of others. */
export interface ExactDoor {
  /** The beginning of its paths: `/xapi/`. */
  readonly prefix: string;
  /** The largest body that is taken, in bytes. */
  readonly bodyLimit: number;
  /** What pages of other sites may send and read. Whoever calls says who they are by a header, never by a cookie. */
  readonly openHeaders: { readonly sent: readonly string[]; readonly read: readonly string[] };
  /** Those that an address takes, a form in place of another one among them; undefined: there is nothing at it. */
  methodsOf(path: string): readonly string[] | undefined;
  /** What every answer says, a refusal as well. */
  headersFor(request: Pick<ExactRequest, 'headers' | 'path'>): Readonly<Record<string, string>>;
  /**
   * The request as it is meant, asked before anybody asks who makes it.
   * @throws DomainError what is no request of the protocol; `invalid` is answered by 400
   */
  meant(request: ExactRequest): ExactRequest;
}

/** The doors of this kind that contexts have; at the start of the process each names its own. */
export class ExactDoors {
  readonly doors: ExactDoor[] = [];

  add(door: ExactDoor): void {
    this.doors.push(door);
  }

  of(path: string): ExactDoor | undefined {
    return this.doors.find(({ prefix }) => path.startsWith(prefix));
  }
}

/** What is there takes other methods. */
export class MethodNotTaken extends Error {
  readonly statusCode = 405;
}

const EXACT = 'application/vnd.lyceum.exact';
type Marked = FastifyRequest & { exact?: ExactRequest; saidType?: string };

/** The request as it is meant; only behind an {@link ExactDoor}. */
export const Exact = createParamDecorator((_: unknown, context: ExecutionContext): ExactRequest => {
  const { exact } = context.switchToHttp().getRequest<Marked>();
  if (!exact) throw new Error('A route that takes the exact request must lie behind an exact door.');
  return exact;
});

/** Opens the doors that were added. Their requests keep their bodies as bytes, of whatever media type. */
export function openExactDoors(app: NestFastifyApplication, doors: ExactDoors): void {
  const server = app.getHttpAdapter().getInstance();
  const bodyLimit = Math.max(0, ...doors.doors.map((door) => door.bodyLimit));
  if (bodyLimit === 0) return;
  server.addContentTypeParser(EXACT, { parseAs: 'buffer', bodyLimit }, (_request, body, done) =>
    done(null, body),
  );
  server.addHook('onRequest', (request, reply, done) => {
    const door = doors.of(pathOf(request));
    if (!door) return done();
    welcome(door, request, reply);
    if (request.method === 'OPTIONS') return void reply.status(204).send();
    const taken = door.methodsOf(pathOf(request));
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    if (!taken || taken.includes(method)) return done();
    void reply.header('allow', taken.join(', '));
    done(new MethodNotTaken());
  });
  addMeaning(server, doors);
  // Last of all: which pages the API is open to is another matter.
  server.addHook('onSend', (request, reply, payload, done) => {
    if (doors.of(pathOf(request))) void reply.header('access-control-allow-origin', '*');
    done(null, payload);
  });
}

function addMeaning(server: FastifyInstance, doors: ExactDoors): void {
  server.addHook('preValidation', (request: Marked, reply, done) => {
    const door = doors.of(pathOf(request));
    if (!door) return done();
    try {
      const exact = door.meant(exactOf(request));
      request.exact = exact;
      request.headers.authorization = exact.headers['authorization'];
      void reply.headers(door.headersFor(exact));
      done();
    } catch (error) {
      if (!(error instanceof DomainError)) return done(error as Error);
      const problem = problemOf(error, request.id);
      const status = error.kind === 'invalid' ? 400 : problem.status;
      void reply
        .status(status)
        .header('content-type', 'application/problem+json')
        .send({ ...problem, status });
    }
  });
}

/** Fastify chooses how to read a body by its media type, so it is told ours; what was said is kept. */
function welcome(door: ExactDoor, request: Marked, reply: FastifyReply): void {
  request.saidType = request.headers['content-type'] ?? '';
  const hasBody = request.headers['transfer-encoding'] ?? Number(request.headers['content-length'] ?? 0);
  if (hasBody !== 0) request.headers['content-type'] = EXACT;
  else delete request.headers['content-type'];
  const { sent, read } = door.openHeaders;
  void reply.headers({
    'access-control-allow-methods': 'GET, HEAD, PUT, POST, DELETE, OPTIONS',
    'access-control-allow-headers': sent.join(', '),
    'access-control-expose-headers': read.join(', '),
    'access-control-max-age': '86400',
    'cross-origin-resource-policy': 'cross-origin',
    ...door.headersFor({ headers: headersOf(request), path: pathOf(request) }),
  });
}

function exactOf(request: Marked): ExactRequest {
  const query = new URLSearchParams(request.url.slice(pathOf(request).length));
  return {
    method: request.method === 'HEAD' ? 'GET' : request.method,
    path: pathOf(request),
    parameters: Object.fromEntries(query),
    headers: headersOf(request),
    contentType: request.saidType ?? '',
    body: Buffer.isBuffer(request.body) ? request.body : new Uint8Array(),
  };
}

function headersOf({ headers }: FastifyRequest): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}

function pathOf({ url }: FastifyRequest): string {
  return url.split('?')[0]!;
}
