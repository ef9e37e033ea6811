import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import type { GuardedRequest } from '../auth/decorators.js';
import type { Bucket } from './buckets.js';
import { countRequest, tellAllowance } from './count-request.js';
import { COUNTED_AS } from './counted-as.js';
import { RateLimiter } from './rate-limiter.js';
import { TooManyRequests } from './too-many-requests.js';
import { UNLIMITED } from './unlimited.js';

/** Counts each request for the person, the API client or, without either, the address; says what is left. */
@Injectable()
export class LimitGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const places = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride(UNLIMITED, places)) return true;
    const ofStrangers = this.reflector.getAllAndOverride<Bucket | undefined>(COUNTED_AS, places);
    const request = context.switchToHttp().getRequest<GuardedRequest>();
    const allowance = await countRequest(this.limiter, request, ofStrangers);
    tellAllowance(context.switchToHttp().getResponse<FastifyReply>(), allowance);
    if (!allowance.allowed) throw new TooManyRequests(allowance.resetSeconds);
    return true;
  }
}
