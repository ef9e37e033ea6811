import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeader } from 'node:http';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Access } from '../auth/access.js';
import type { Authenticator } from '../auth/authenticator.js';
import type { GuardedRequest } from '../auth/decorators.js';
import type { KeptText } from '../cache/cache.js';
import { JsonText } from './json-text.js';
import { KeptHeaders } from './kept-headers.js';

/** An answer to whom it was given. */
export interface Given {
  readonly access: Access;
  /** A role is given to them in this very school. */
  readonly schoolId: string;
  /** The pattern of the path. */
  readonly route: string;
  readonly kept: KeptText;
  readonly headers: KeptHeaders;
  /** Of the request: what the answer would be another one for, as it says itself, and how it was. */
  readonly varying: readonly (readonly [name: string, value: unknown])[];
}

/** Pages that are asked for again and again; people who see the same page share its text. */
const CAPACITY = 1_000;

/** What a route would do something else for. */
const OTHERWISE = ['content-length', 'transfer-encoding', 'x-http-method-override'] as const;

type Shown = GuardedRequest & { shown?: KeptText };

/**
 * Answers that controllers made of kept text, by address and credential. They hold for whoever asks the same with the same
 * credential, while the caller is the same object, which the authenticator replaces as soon as anything about them changes.
 */
export class KeptAnswers {
  private readonly given = new Map<string, Given>();
  private isOver = false;

  constructor(private readonly authenticator: Authenticator) {}

  /** Learns from what is answered in the usual way, until the server closes. */
  learnFrom(server: FastifyInstance): void {
    server.addHook('preSerialization', (request: Shown, _, body: unknown, done) => {
      if (body instanceof JsonText) request.shown = body.kept;
      done(null, body);
    });
    server.addHook('onResponse', (request: Shown, reply, done) => {
      if (request.shown && reply.statusCode === 200) this.remember(request, request.shown, reply);
      done();
    });
    server.addHook('preClose', (done) => {
      this.isOver = true;
      this.given.clear();
      done();
    });
  }

  /** What may be said again, if the text is still fresh. */
  find({ method, url, headers }: IncomingMessage): Given | undefined {
    const { authorization } = headers;
    if (method !== 'GET' || !authorization) return undefined;
    const given = this.given.get(keyOf(url, authorization));
    if (!given || OTHERWISE.some((name) => headers[name] !== undefined)) return undefined;
    if (!given.varying.every(([name, value]) => headers[name] === value)) return undefined;
    return this.authenticator.known(authorization) === given.access ? given : undefined;
  }

  private remember(request: Shown, kept: KeptText, reply: FastifyReply): void {
    const { access, actor, method, headers, originalUrl } = request;
    const { authorization } = headers;
    const schoolId = actor?.schoolId;
    if (this.isOver || method !== 'GET' || !authorization || !schoolId || !access?.isOf(schoolId)) return;
    const key = keyOf(originalUrl, authorization);
    this.given.delete(key); // so that it is the newest
    if (this.given.size >= CAPACITY) this.given.delete(this.given.keys().next().value!);
    const said = reply.getHeaders();
    const route = request.routeOptions.url!;
    const varying = whatVaries(said['vary'], headers);
    this.given.set(key, { access, schoolId, route, kept, headers: new KeptHeaders(said), varying });
  }
}

function keyOf(url: string | undefined, authorization: string): string {
  return `${url} ${authorization}`;
}

/** Where it comes from always counts: a header of a route may have taken the place of what CORS had said. */
function whatVaries(vary: OutgoingHttpHeader | undefined, headers: IncomingHttpHeaders): Given['varying'] {
  const names = [vary ?? '', 'origin'].join().toLowerCase().split(/[ ,]+/);
  return names.filter((name) => name !== '').map((name) => [name, headers[name]]);
}
