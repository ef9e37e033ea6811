import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { wasRefused } from '../http/refusals.js';
import type { Metrics } from './metrics.js';

/** An answer that was sent. */
export interface Answered {
  readonly requestId: string;
  readonly method: string;
  /** The pattern of the path. */
  readonly route: string;
  readonly status: number;
  /** Since the request arrived. */
  readonly ms: number;
}

/**
 * One log line and one measurement for each answer. The route's pattern stands for the path, and neither the query nor the
 * address is written: they may hold personal data or the token of a link.
 */
export class AnswerLog {
  constructor(
    private readonly logger: Logger,
    private readonly metrics: Metrics,
  ) {}

  note(answer: Answered): void {
    this.measure(answer);
    const line = { ...answer, ms: Math.round(answer.ms * 10) / 10 };
    const { status, route } = answer;
    if (status === 503) this.logger.warn(line, 'request'); // away, which is told by metrics: no defect
    else if (status >= 500) this.logger.error(line, 'request');
    else if (route.startsWith('/health/')) this.logger.debug(line, 'request');
    else this.logger.info(line, 'request');
  }

  measure({ method, route, status, ms }: Omit<Answered, 'requestId'>): void {
    this.metrics.httpRequests.observe({ method, route, status }, ms / 1000);
  }
}

/** Who was refused at the door is only measured. */
export function observeHttp(server: FastifyInstance, log: AnswerLog): void {
  server.addHook('onResponse', (request, reply, done) => {
    const { id: requestId, method } = request;
    const route = request.routeOptions.url ?? 'none';
    const answer = { requestId, method, route, status: reply.statusCode, ms: reply.elapsedTime };
    if (wasRefused(request)) log.measure(answer);
    else log.note(answer);
    done();
  });
}
