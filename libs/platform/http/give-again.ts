import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { newId } from '#domain/kernel/id';
import { requestContext, runInContext } from '../context/request-context.js';
import { countCaller, tellAllowance } from '../limits/count-request.js';
import type { Allowance, RateLimiter } from '../limits/rate-limiter.js';
import { TooManyRequests } from '../limits/too-many-requests.js';
import type { Health } from '../observability/health.js';
import type { AnswerLog } from '../observability/observe-http.js';
import type { Admission } from './admission.js';
import type { Given, KeptAnswers } from './kept-answers.js';
import { standBefore } from './stand-before.js';

/** Whoever has asked too much. */
interface Overdrawn {
  readonly schoolId: string;
  readonly allowance: Allowance;
}

/**
 * Stands before Fastify and gives answers from the cache again, for routing, hooks, guards, validation and handlers cost
 * many times as much as sending them, and would say the same. A request is let in, counted, measured and logged like any
 * other. Whatever else is to be said than a kept answer is left to Fastify.
 */
export class GivesAgain {
  private readonly overdrawn = new WeakMap<IncomingMessage, Overdrawn>();

  constructor(
    private readonly answers: KeptAnswers,
    private readonly admission: Admission,
    private readonly limiter: RateLimiter,
    private readonly health: Health,
    private readonly log: AnswerLog,
  ) {}

  standBefore(fastify: FastifyInstance): void {
    this.answers.learnFrom(fastify);
    this.refuseIn(fastify);
    standBefore(fastify.server, (usual) => (request, response) => {
      const given = this.answers.find(request);
      const json = given && this.admission.admits(given.schoolId) ? given.kept.again() : undefined;
      if (!given || !json) return usual(request, response);
      this.give(given, json, request, response, usual).catch((error: Error) => response.destroy(error));
    });
  }

  private async give(
    given: Given,
    json: Buffer,
    request: IncomingMessage,
    response: ServerResponse,
    usual: RequestListener,
  ): Promise<void> {
    const { schoolId, route, access, headers } = given;
    const began = performance.now();
    const allowance = await countCaller(this.limiter, access);
    if (!allowance.allowed) {
      this.overdrawn.set(request, { schoolId, allowance });
      usual(request, response);
      return;
    }
    const requestId = newId();
    response.on('finish', () => {
      const answer = { requestId, method: 'GET', route, status: 200, ms: performance.now() - began };
      runInContext({ requestId, origin: null, schoolId }, () => this.log.note(answer));
    });
    response.writeHead(200, headers.again({ requestId, allowance, closes: this.health.draining })).end(json);
    this.admission.countAnswer();
  }

  /** Was counted already, and is told so in the usual way. */
  private refuseIn(fastify: FastifyInstance): void {
    fastify.addHook('onRequest', ({ raw }, reply, done) => {
      const overdrawn = this.overdrawn.get(raw);
      if (!overdrawn) return done();
      requestContext()!.schoolId = overdrawn.schoolId;
      tellAllowance(reply, overdrawn.allowance);
      done(new TooManyRequests(overdrawn.allowance.resetSeconds));
    });
  }
}
