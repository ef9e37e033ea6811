import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';

/** Gives a view with a `version` its ETag, and answers 304 to whoever has it already. */
@Injectable()
export class ETagInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const request = http.getRequest<FastifyRequest>();
    return next.handle().pipe(
      map((view: unknown) => {
        const version = (view as { version?: unknown } | null)?.version;
        if (typeof version !== 'number') return view;
        const etag = `"${version}"`;
        void reply.header('etag', etag);
        if (request.method !== 'GET' || request.headers['if-none-match'] !== etag) return view;
        void reply.status(304);
        return undefined;
      }),
    );
  }
}
