import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Authenticator } from '../auth/authenticator.js';
import { addressKey } from '../limits/address-key.js';
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
export function admit(server: FastifyInstance, metrics: Metrics, authenticator: Authenticator): void {
  const [admission, tickets] = [new Admission(), new WeakMap<FastifyRequest, Ticket>()];
  const leave = (request: FastifyRequest) => {
    const ticket = tickets.get(request);
    if (ticket) admission.leave(ticket);
  };
  const refuse = refusing(metrics);
  server.addHook('onRequest', (request, reply, done) => {
    if (request.url.startsWith('/health/')) return done();
    try {
      tickets.set(request, admission.enter(groupOf(request, authenticator)));
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

/**
 * With whom a request shares what can be answered: with its school, if its caller is known to have a role there, and else
 * with its network. So nobody gets more by making up schools, or by naming those of others.
 */
function groupOf({ url, headers, ip }: FastifyRequest, authenticator: Authenticator): string {
  const schoolId = SCHOOL.exec(url)?.[1];
  const { authorization } = headers;
  const access = schoolId && authorization && authenticator.known(authorization);
  return access && access.isOf(schoolId) ? schoolId : addressKey(ip);
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
