import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Access } from '../auth/access.js';
import type { Authenticator } from '../auth/authenticator.js';
import type { GuardedRequest } from '../auth/decorators.js';
import type { KeptText } from '../cache/cache.js';
import { requestContext } from '../context/request-context.js';
import { countRequest, tellAllowance } from '../limits/count-request.js';
import type { RateLimiter } from '../limits/rate-limiter.js';
import { TooManyRequests } from '../limits/too-many-requests.js';
import { JsonText } from './json-text.js';

/** An answer to whom it was given. */
interface Given {
  readonly access: Access;
  readonly schoolId: string | null;
  readonly kept: KeptText;
}

/** Pages that are asked for again and again; people who see the same page share its text. */
const CAPACITY = 1_000;

/**
 * Gives an answer from the cache again to whoever asks the same with the same credential, before guards, validation and
 * handlers, which cost many times as much as sending it. They would say the same: the text is fresh, the path is the
 * same, and the caller is the same object, which the authenticator replaces as soon as anything about them changes. The
 * request is counted, measured and logged like any other.
 */
export class KeptAnswers {
  private readonly given = new Map<string, Given>();

  constructor(
    private readonly authenticator: Authenticator,
    private readonly limiter: RateLimiter,
  ) {}

  attachTo(server: FastifyInstance): void {
    server.addHook('onRequest', (request, reply, done) => {
      const given = this.find(request);
      const json = given?.kept.again();
      if (given && json) this.giveAgain(given, json, request, reply).catch(done);
      else done();
    });
    server.addHook('preSerialization', (request: GuardedRequest, _, body: unknown, done) => {
      if (body instanceof JsonText) this.remember(request, body.kept);
      done(null, body);
    });
  }

  private find(request: FastifyRequest): Given | undefined {
    const key = keyOf(request);
    const given = key && this.given.get(key);
    if (!key || !given) return undefined;
    return this.authenticator.known(request.headers.authorization!) === given.access ? given : undefined;
  }

  private async giveAgain(
    { access, schoolId }: Given,
    json: Buffer,
    { ip }: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const context = requestContext();
    if (context) context.schoolId = schoolId;
    const allowance = await countRequest(this.limiter, { access, ip });
    tellAllowance(reply, allowance);
    if (!allowance.allowed) throw new TooManyRequests(allowance.resetSeconds);
    void reply.header('content-type', 'application/json; charset=utf-8').send(json);
  }

  private remember(request: GuardedRequest, kept: KeptText): void {
    const { access, actor } = request;
    const key = keyOf(request);
    if (!key || !access || !actor) return;
    this.given.delete(key); // so that it is the newest
    if (this.given.size >= CAPACITY) this.given.delete(this.given.keys().next().value!);
    this.given.set(key, { access, schoolId: actor.schoolId, kept });
  }
}

function keyOf({ method, url, headers }: FastifyRequest): string | undefined {
  const { authorization } = headers;
  return method === 'GET' && authorization ? `${url} ${authorization}` : undefined;
}
