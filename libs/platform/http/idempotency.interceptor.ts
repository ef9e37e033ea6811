import { createHash } from 'node:crypto';
import {
  Injectable,
  SetMetadata,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { tap, type Observable } from 'rxjs';
import type { Actor } from '#domain/kernel/actor';
import { requestContext, type IdempotencyClaim } from '../context/request-context.js';
import type { GuardedRequest } from '../auth/decorators.js';
import { InputInvalid } from './errors.js';

export const CREDENTIAL = 'lyceum:credential';

/** A route that answers with a secret: its answer is never stored, so it takes no Idempotency-Key (K4). */
export const CredentialRoute = () => SetMetadata(CREDENTIAL, true);

/** Hands an `Idempotency-Key` to the unit of work, and marks the answer when it is a replay (K4). */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<GuardedRequest>();
    const key = request.headers['idempotency-key'];
    const current = requestContext();
    const credential = this.reflector.getAllAndOverride<boolean>(CREDENTIAL, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (key === undefined || !current || !request.actor || request.method === 'GET' || credential)
      return next.handle();
    const route = `${request.method} ${request.url.split('?')[0]}`;
    const claim = claimOf(request.actor, route, String(key), request.body);
    current.idempotency = claim;
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      tap(() => {
        if (claim?.replayed) void reply.header('idempotency-replayed', 'true');
      }),
    );
  }
}

/** The claim of an actor to a key; the same for REST and for socket actions. */
export function claimOf(
  actor: Actor,
  route: string,
  key: string,
  body: unknown,
): IdempotencyClaim | undefined {
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw new InputInvalid([
      { pointer: '/header/Idempotency-Key', detail: 'must be 1 to 200 visible ASCII characters' },
    ]);
  }
  const ownerId = actor.personId ?? actor.clientId;
  if (ownerId === null) return undefined;
  const bodyHash = createHash('sha256')
    .update(JSON.stringify(body ?? null))
    .digest('base64url');
  return { ownerId, schoolId: actor.schoolId, route, key, bodyHash, replayed: false };
}
