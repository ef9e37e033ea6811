import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import type { GuardedRequest } from '../auth/decorators.js';
import { addressKey } from './address-key.js';
import { RateLimiter, type Allowance } from './rate-limiter.js';
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
    if (this.reflector.getAllAndOverride(UNLIMITED, [context.getHandler(), context.getClass()])) return true;
    const request = context.switchToHttp().getRequest<GuardedRequest>();
    const allowance = await this.count(request);
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    void reply
      .header('ratelimit-limit', allowance.limit)
      .header('ratelimit-remaining', allowance.remaining)
      .header('ratelimit-reset', allowance.resetSeconds);
    if (!allowance.allowed) throw new TooManyRequests(allowance.resetSeconds);
    return true;
  }

  private count({ access, ip }: GuardedRequest): Promise<Allowance> {
    if (access?.personId) return this.limiter.consume('api-person', access.personId);
    if (access?.clientId) return this.limiter.consume('api-client', access.clientId);
    return this.limiter.consume('api-anonymous', addressKey(ip));
  }
}
