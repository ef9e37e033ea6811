import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Authenticator } from '../auth/authenticator.js';
import { addressKey } from '../limits/address-key.js';
import { Overloaded, type Admission, type Ticket } from './admission.js';
import { asksForHealth, schoolOfCaller } from './caller-group.js';
import type { Refusals } from './refusals.js';

/**
 * Asks at the door before anything else is done for a request. It is under way until its answer is about to be sent:
 * how long a client takes to read a large one is no sign of overload either. Health is always told.
 */
export function admit(
  server: FastifyInstance,
  admission: Admission,
  authenticator: Authenticator,
  refusals: Refusals,
): void {
  const visits = new Visits(admission);
  server.addHook('onRequest', (request, reply, done) => {
    if (asksForHealth(request)) return done();
    try {
      visits.begin(request, groupOf(request, authenticator));
    } catch (error) {
      if (error instanceof Overloaded) return refusals.answer(request, reply);
      return done(error as Error);
    }
    done();
  });
  server.addHook('onSend', (request, _reply, _payload, done) => {
    visits.end(request);
    done();
  });
  server.addHook('onRequestAbort', (request, done) => {
    visits.end(request);
    done();
  });
  server.addHook('onResponse', (request, _, done) => {
    visits.end(request);
    done();
  });
}

/** While a body arrives, its request is not under way here: a slow line, or a large upload, is no sign of overload. */
class Visits {
  private readonly tickets = new WeakMap<FastifyRequest, Ticket>();

  constructor(private readonly admission: Admission) {}

  /** @throws Overloaded */
  begin(request: FastifyRequest, group: string): void {
    const ticket = this.admission.enter(group);
    this.tickets.set(request, ticket);
    if (!bringsBody(request)) return;
    this.admission.withdraw(ticket);
    request.raw.once('end', () => {
      if (this.tickets.has(request)) this.tickets.set(request, this.admission.begin(group));
    });
  }

  end(request: FastifyRequest): void {
    const ticket = this.tickets.get(request);
    if (ticket) this.admission.leave(ticket);
    this.tickets.delete(request);
  }
}

function bringsBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** With whom a request shares what can be answered: with its school, if it has one that counts, and else with its network. */
function groupOf(request: FastifyRequest, authenticator: Authenticator): string {
  return schoolOfCaller(request, authenticator) ?? addressKey(request.ip);
}
