import { createHash } from 'node:crypto';
import {
  Inject,
  Injectable,
  Logger,
  SetMetadata,
  StreamableFile,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { catchError, mergeMap, of, tap, type Observable } from 'rxjs';
import type { Actor } from '#domain/kernel/actor';
import { requestContext, type IdempotencyClaim } from '../context/request-context.js';
import type { GuardedRequest } from '../auth/decorators.js';
import { Database } from '../persistence/database.js';
import { AnsweredBefore, keepResponse } from '../persistence/idempotency.js';
import { InputInvalid } from './errors.js';

export const CREDENTIAL = 'lyceum:credential';

/** A route that answers with a secret: its answer is never stored, so it takes no Idempotency-Key (K4). */
export const CredentialRoute = () => SetMetadata(CREDENTIAL, true);

/** Hands an `Idempotency-Key` to the unit of work, and answers a repetition as the first time, marked as such (K4). */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  private readonly logger = new Logger(IdempotencyInterceptor.name);

  constructor(
    private readonly reflector: Reflector,
    @Inject(Database) private readonly database: Database,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<GuardedRequest>();
    const { actor } = request;
    const current = requestContext();
    const claim = actor && this.takesKey(context, request) && claimOfRequest(request, actor);
    if (!actor || !claim || !current) return next.handle();
    current.idempotency = claim;
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      mergeMap((response: unknown) => this.keep(actor, claim, response)),
      catchError((error: unknown) => {
        if (error instanceof AnsweredBefore) return of(error.response);
        throw error;
      }),
      tap(() => {
        if (claim.replayed) void reply.header('idempotency-replayed', 'true');
      }),
    );
  }

  private takesKey(context: ExecutionContext, { method }: GuardedRequest): boolean {
    const marked = [context.getHandler(), context.getClass()];
    return method !== 'GET' && !this.reflector.getAllAndOverride<boolean>(CREDENTIAL, marked);
  }

  /** What is the command's own answer is stored already. */
  private async keep(actor: Actor, claim: IdempotencyClaim, response: unknown): Promise<unknown> {
    const derived = claim.taken && !claim.replayed && response !== undefined && response !== claim.answer;
    if (!derived || response instanceof StreamableFile) return response;
    await keepResponse(this.database, actor, claim, response).catch((error: unknown) =>
      this.logger.warn({ err: error as Error }, 'A response could not be kept for its repetition'),
    );
    return response;
  }
}

function claimOfRequest({ method, url, headers, body }: GuardedRequest, actor: Actor) {
  const key = headers['idempotency-key'];
  if (key === undefined) return undefined;
  const [path, query] = url.split('?');
  return claimOf(actor, `${method} ${path}`, String(key), query ? [query, body] : body);
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
    .update(JSON.stringify(body ?? null, inOneOrder))
    .digest('base64url');
  return { ownerId, schoolId: actor.schoolId, route, key, bodyHash, replayed: false };
}

/** The order of fields says nothing: a client that writes them in another one repeats the same request. */
function inOneOrder(_: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
