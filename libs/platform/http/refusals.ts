import type { ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { newId } from '#domain/kernel/id';
import type { Metrics } from '../observability/metrics.js';
import { Overloaded } from './admission.js';
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
  private readonly words = wordsAround(newId());
  private readonly headers = [
    ...Object.entries(securityHeaders()).flat(),
    'content-type',
    'application/problem+json',
    'content-length',
    String(this.words.length),
    'retry-after',
    '1',
    'x-request-id',
  ];
  private readonly unsaid = { count: 0, since: -Infinity };

  constructor(
    private readonly metrics: Metrics,
    private readonly logger: Logger,
  ) {}

  /** One who has come as far as Fastify. */
  answer(request: FastifyRequest, reply: FastifyReply): void {
    refused.add(request);
    reply.hijack();
    this.send(request.id, reply.raw);
  }

  send(requestId: string, response: ServerResponse): void {
    this.metrics.shed.inc();
    this.say();
    const { before, after } = this.words;
    response.writeHead(503, [...this.headers, requestId]).end(before + requestId + after);
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

/** What is said before and after the id of a request; all ids are of one length. */
function wordsAround(anyId: string) {
  const words = JSON.stringify(problemOf(new Overloaded(), anyId));
  const [before, after] = words.split(anyId) as [string, string];
  return { before, after, length: Buffer.byteLength(words) };
}
