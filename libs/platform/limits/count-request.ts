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
  if (access?.personId) return limiter.consume('api-person', access.personId);
  if (access?.clientId) return limiter.consume(bucketOf(access), access.clientId);
  return limiter.consume(ofStrangers, addressKey(ip));
}

/** Says what is left. */
export function tellAllowance(reply: FastifyReply, { limit, remaining, resetSeconds }: Allowance): void {
  void reply
    .header('ratelimit-limit', limit)
    .header('ratelimit-remaining', remaining)
    .header('ratelimit-reset', resetSeconds);
}

function bucketOf({ grants }: Access): Bucket {
  return grants.some(({ role }) => role === 'recorder') ? 'api-recorder' : 'api-client';
}
