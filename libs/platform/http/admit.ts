import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Metrics } from '../observability/metrics.js';
import { Admission, Overloaded, type Ticket } from './admission.js';
import { problemOf } from './problem.js';
import { securityHeaders } from './security-headers.js';

const SCHOOL = /\/schools\/([0-9a-f-]{36})(?:[/?]|$)/;

/**
 * Asks at the door before anything else is done for a request. It is under way until its answer is about to be sent:
 * how long a client takes to read a large one is no sign of overload. Health is always told. A refusal takes the shortest
 * way, past filters and hooks: there are many, and each takes from what could be answered.
 */
export function admit(server: FastifyInstance, metrics: Metrics, admission = new Admission()): void {
  const tickets = new WeakMap<FastifyRequest, Ticket>();
  const leave = (request: FastifyRequest) => {
    const ticket = tickets.get(request);
    if (ticket) admission.leave(ticket);
  };
  const refuse = refusing(metrics);
  server.addHook('onRequest', (request, reply, done) => {
    if (request.url.startsWith('/health/')) return done();
    try {
      tickets.set(request, admission.enter(SCHOOL.exec(request.url)?.[1] ?? ''));
    } catch (error) {
      if (error instanceof Overloaded) return refuse(error, request, reply);
      return done(error as Error);
    }
    done();
  });
  server.addHook('onSend', (request, _reply, _payload, done) => {
    leave(request);
    done();
  });
  server.addHook('onRequestAbort', (request, done) => {
    leave(request);
    done();
  });
  server.addHook('onResponse', (request, _, done) => {
    leave(request);
    done();
  });
}

function refusing(metrics: Metrics) {
  const secure = securityHeaders();
  return (error: Overloaded, { id }: FastifyRequest, reply: FastifyReply): void => {
    metrics.shed.inc();
    reply.hijack();
    reply.raw
      .writeHead(503, {
        ...secure,
        'content-type': 'application/problem+json',
        'retry-after': '1',
        'x-request-id': id,
      })
      .end(JSON.stringify(problemOf(error, id)));
  };
}
