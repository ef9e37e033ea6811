import type { FastifyReply } from 'fastify';
import type { Access } from '../auth/access.js';
import type { GuardedRequest } from '../auth/decorators.js';
import { addressKey } from './address-key.js';
import type { Bucket } from './buckets.js';
import type { Allowance, RateLimiter } from './rate-limiter.js';

/** Counts a request for the person, the API client or, without either, the address. */
export function countRequest(
  limiter: RateLimiter,
  { access, ip }: Pick<GuardedRequest, 'access' | 'ip'>,
  ofStrangers: Bucket = 'api-anonymous',
): Promise<Allowance> {
  return access ? countCaller(limiter, access) : limiter.consume(ofStrangers, addressKey(ip));
}

/** The same for whoever is known. */
export function countCaller(limiter: RateLimiter, access: Access): Promise<Allowance> {
  if (access.personId) return limiter.consume('api-person', access.personId);
  return limiter.consume(bucketOf(access), access.clientId!);
}

/** Says what is left. */
export function tellAllowance(reply: FastifyReply, allowance: Allowance): void {
  void reply.headers(allowanceHeaders(allowance));
}

export function allowanceHeaders({ limit, remaining, resetSeconds }: Allowance) {
  return { 'ratelimit-limit': limit, 'ratelimit-remaining': remaining, 'ratelimit-reset': resetSeconds };
}

function bucketOf({ grants }: Access): Bucket {
  return grants.some(({ role }) => role === 'recorder') ? 'api-recorder' : 'api-client';
}
