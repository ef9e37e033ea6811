import type { FastifyInstance } from 'fastify';
import { newId } from '#domain/kernel/id';
import type { Authenticator } from '../auth/authenticator.js';
import type { AnswerLog } from '../observability/observe-http.js';
import type { Admission } from './admission.js';
import { asksForHealth, schoolOfCaller } from './caller-group.js';
import type { Refusals } from './refusals.js';
import { standBefore } from './stand-before.js';

/** No route has been looked for. */
const ROUTE = 'none';

export interface EarlyRefusals {
  readonly admission: Admission;
  readonly authenticator: Authenticator;
  readonly refusals: Refusals;
  readonly log: AnswerLog;
}

/**
 * Refuses before Fastify those who share what can be answered with a school: its router and hooks cost as much again as the
 * refusal. With whom others share it depends on their address, which Fastify finds out: they are asked at its door.
 */
export function refuseEarly({ server }: FastifyInstance, early: EarlyRefusals): void {
  const { admission, authenticator, refusals, log } = early;
  standBefore(server, (usual) => (request, response) => {
    if (!admission.isOverloaded() || asksForHealth(request)) return usual(request, response);
    const schoolId = schoolOfCaller(request, authenticator);
    if (!schoolId || admission.admits(schoolId)) return usual(request, response);
    const began = performance.now();
    refusals.send(newId(), response);
    const ms = performance.now() - began;
    log.measure({ method: request.method!, route: ROUTE, status: 503, ms });
  });
}
