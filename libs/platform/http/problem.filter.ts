import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '#domain/kernel/domain-error';
import { Busy, meaningOf } from '../persistence/constraints.js';
import { plainProblem, problemOf, type Problem } from './problem.js';

/** Turns whatever was thrown into a problem document. What it does not know is a defect: logged whole, shown as 500. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');
  /** How one signs in where one is not signed in. */
  protected readonly challenge: string = 'Bearer';

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const problem = this.problem(error, request.id);
    if (problem.status === 503 || error instanceof Busy) void reply.header('retry-after', '1');
    const retryAfter = problem.facts?.['retryAfterSeconds'];
    if (typeof retryAfter === 'number') void reply.header('retry-after', String(retryAfter));
    if (problem.status === 401) void reply.header('www-authenticate', this.challenge);
    void reply.status(problem.status).header('content-type', 'application/problem+json').send(problem);
  }

  problem(error: unknown, requestId: string): Problem {
    const meant = meaningOf(error); // a database that is away is no defect, whoever had asked it
    if (meant instanceof DomainError) return problemOf(meant, requestId);
    if (isRefusal(error)) return refusalOf(error, requestId);
    this.logger.error({ err: error as Error, requestId }, 'A request failed because of a defect');
    return plainProblem(
      500,
      'platform.internal_error',
      'Internal server error',
      'Something went wrong on our side; nothing was changed. Tell us the request id.',
      requestId,
    );
  }
}

/** Fastify's and Nest's own refusals: no such route, body too large, malformed JSON, unsupported media type. */
interface Refusal {
  readonly statusCode: number;
  readonly message: string;
}

function isRefusal(error: unknown): error is Refusal | HttpException {
  const status = error instanceof HttpException ? error.getStatus() : (error as Partial<Refusal>)?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 500;
}

const REFUSALS: Record<number, readonly [code: string, title: string, detail: string]> = {
  400: ['platform.malformed', 'Bad request', 'The body is not well-formed JSON.'],
  404: ['platform.no_such_route', 'Not found', 'There is nothing at this address.'],
  405: ['platform.no_such_route', 'Method not allowed', 'This address does not take this method.'],
  413: ['platform.too_large', 'Content too large', 'The body is larger than this route takes.'],
  415: ['platform.unsupported_media_type', 'Unsupported media type', 'Send the body as application/json.'],
};

function refusalOf(error: Refusal | HttpException, requestId: string): Problem {
  const status = error instanceof HttpException ? error.getStatus() : error.statusCode;
  const [code, title, detail] = REFUSALS[status] ?? [
    'platform.refused',
    'Refused',
    'The request was refused.',
  ];
  return plainProblem(status, code, title, detail, requestId);
}
