import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Metrics } from '../observability/metrics.js';
import type { Overloaded } from './admission.js';
import { problemOf } from './problem.js';
import { securityHeaders } from './security-headers.js';

const SAY_EVERY_MS = 1_000;
const refused = new WeakSet<FastifyRequest>();

/** Was not let in: it is counted, and has no line of its own in the log. */
export function wasRefused(request: FastifyRequest): boolean {
  return refused.has(request);
}

/**
 * Answers those who are not let in, the shortest way, past filters and hooks: of three times what can be done two thirds
 * are refused, and each refusal takes from what could be done. It leaves in one write, for its length is said.
 */
export class Refusals {
  private readonly headers = [
    ...Object.entries(securityHeaders()).flat(),
    'content-type',
    'application/problem+json',
    'retry-after',
    '1',
  ];
  private readonly unsaid = { count: 0, since: -Infinity };

  constructor(
    private readonly metrics: Metrics,
    private readonly logger: Logger,
  ) {}

  answer(error: Overloaded, request: FastifyRequest, reply: FastifyReply): void {
    refused.add(request);
    this.metrics.shed.inc();
    this.say();
    const words = JSON.stringify(problemOf(error, request.id));
    const length = String(Buffer.byteLength(words));
    reply.hijack();
    reply.raw
      .writeHead(503, [...this.headers, 'content-length', length, 'x-request-id', request.id])
      .end(words);
  }

  /** How many there were, once a second: a line for each would cost more than its answer. */
  private say(): void {
    this.unsaid.count += 1;
    const now = performance.now();
    if (now - this.unsaid.since < SAY_EVERY_MS) return;
    this.logger.warn({ refused: this.unsaid.count }, 'overloaded');
    this.unsaid.count = 0;
    this.unsaid.since = now;
  }
}
