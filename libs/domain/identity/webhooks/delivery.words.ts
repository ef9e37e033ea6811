/**
 * `waiting` for its first or next attempt; `delivered` when the receiver answered 2xx; `failed` when no attempt is left;
 * `cancelled` when the webhook was paused or disabled before an attempt.
 */
export const DELIVERY_STATES = ['waiting', 'delivered', 'failed', 'cancelled'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Why there was no answer. */
export const POST_FAULTS = [
  'address_refused',
  'name_not_found',
  'timed_out',
  'not_trusted',
  'unreachable',
] as const;
export type PostFault = (typeof POST_FAULTS)[number];

/** What came of sending: an answer, or the reason why there was none. */
export interface PostOutcome {
  readonly at: Date;
  readonly durationMs: number;
  /** Of HTTP; null when there was no answer. */
  readonly status: number | null;
  readonly fault: PostFault | null;
  /** The beginning of the answer's body. */
  readonly excerpt: string | null;
  /** When the receiver asks to be left alone until then (`Retry-After`). */
  readonly retryAt: Date | null;
}

/** An attempt as the log keeps it; `at` is ISO 8601 in UTC. */
export interface DeliveryAttempt extends Pick<PostOutcome, 'durationMs' | 'status' | 'fault' | 'excerpt'> {
  readonly at: string;
}

export function succeeded({ status }: Pick<PostOutcome, 'status'>): boolean {
  return status !== null && status >= 200 && status < 300;
}
