import { token } from '#domain/kernel/token';
import type { Bucket } from './buckets.js';

/** What is left of a bucket; the figures of the `RateLimit-*` headers. */
export interface Allowance {
  readonly allowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until the bucket is full again; what `Retry-After` says when nothing is left. */
  readonly resetSeconds: number;
}

/** Counts what somebody does and says when it is too much. Never fails: without its server each process counts alone. */
export interface RateLimiter {
  /** Takes points (1 unless told otherwise) from the bucket of this key: a person, an address, a pair. */
  consume(bucket: Bucket, key: string, points?: number): Promise<Allowance>;
  /** What `consume` would find, without taking anything. */
  peek(bucket: Bucket, key: string): Promise<Allowance>;
  /** Fills the bucket of this key again. */
  forget(bucket: Bucket, key: string): Promise<void>;
}
export const RateLimiter = token<RateLimiter>('RateLimiter');
