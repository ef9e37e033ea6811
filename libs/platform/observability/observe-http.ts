import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { wasRefused } from '../http/refusals.js';
import type { Metrics } from './metrics.js';

/**
 * One log line and one measurement for each answer; who was refused at the door is only measured. The route's pattern
 * stands for the path, and neither the query nor the address is written: they may hold personal data or the token of a link.
 */
export function observeHttp(server: FastifyInstance, logger: Logger, metrics: Metrics): void {
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    const { method } = request;
    const status = reply.statusCode;
    metrics.httpRequests.observe({ method, route, status }, reply.elapsedTime / 1000);
    if (wasRefused(request)) return done();
    const line = {
      requestId: request.id,
      method,
      route,
      status,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    };
    if (status === 503) logger.warn(line, 'request'); // away, which is told by metrics: no defect
    else if (status >= 500) logger.error(line, 'request');
    else if (route.startsWith('/health/')) logger.debug(line, 'request');
    else logger.info(line, 'request');
    done();
  });
}
