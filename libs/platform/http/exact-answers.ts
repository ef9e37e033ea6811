import {
  Catch,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import { DomainError } from '#domain/kernel/domain-error';
import type { Problem } from './problem.js';
import { ProblemFilter } from './problem.filter.js';

/** An answer in a protocol that is not ours. */
export interface ExactAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text or bytes, as `content-type` says; none with 204. */
  readonly body?: string | Uint8Array;
}

/** JSON, without another look at it. */
export function jsonAnswer(body: string, headers: Readonly<Record<string, string>> = {}): ExactAnswer {
  return { status: 200, headers: { 'content-type': 'application/json', ...headers }, body };
}

/** Sends what a route behind an exact door answers. */
@Injectable()
export class ExactAnswerInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<ExactAnswer>): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map(({ status, headers = {}, body }) => {
        void reply.status(status).headers(headers);
        return body instanceof Uint8Array ? Buffer.from(body) : body;
      }),
    );
  }
}

/** Problems as everywhere, except that bad input is a bad request, and that one signs in by a key and its secret. */
@Catch()
export class ExactProblemFilter extends ProblemFilter {
  protected override readonly challenge = 'Basic realm="Lyceum", charset="UTF-8"';

  override problem(error: unknown, requestId: string): Problem {
    const problem = super.problem(error, requestId);
    const isBad = error instanceof DomainError && error.kind === 'invalid';
    return isBad ? { ...problem, status: 400, title: 'Bad request' } : problem;
  }
}
