import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Metrics } from '../observability/metrics.js';
import { Admission, Overloaded, type Ticket } from './admission.js';

const SCHOOL = /\/schools\/([0-9a-f-]{36})(?:[/?]|$)/;

/**
 * Asks at the door before anything else is done for a request. It is under way until its answer is about to be sent:
 * how long a client takes to read a large one is no sign of overload. Health is always told.
 */
export function admit(server: FastifyInstance, metrics: Metrics, admission = new Admission()): void {
  const tickets = new WeakMap<FastifyRequest, Ticket>();
  const leave = (request: FastifyRequest) => {
    const ticket = tickets.get(request);
    if (ticket) admission.leave(ticket);
  };
  server.addHook('onRequest', (request, _, done) => {
    if (request.url.startsWith('/health/')) return done();
    try {
      tickets.set(request, admission.enter(SCHOOL.exec(request.url)?.[1] ?? ''));
      done();
    } catch (error) {
      if (error instanceof Overloaded) metrics.shed.inc();
      done(error as Error);
    }
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
