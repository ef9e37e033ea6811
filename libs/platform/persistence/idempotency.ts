import { DomainError } from '#domain/kernel/domain-error';
import type { IdempotencyClaim } from '../context/request-context.js';
import { prepared } from './statement.js';
import type { Transaction } from './transaction.js';

const claimKey = prepared(`
  insert into platform.idempotency_keys (owner_id, school_id, route, key, body_hash)
  values ($1, $2, $3, $4, $5)
  on conflict on constraint idempotency_keys_once do nothing
  returning true as claimed`);

const storedAnswer = prepared(`
  select body_hash as "bodyHash", answer from platform.idempotency_keys
  where owner_id = $1 and school_id is not distinct from $2 and route = $3 and key = $4`);

const storeAnswer = prepared(`
  update platform.idempotency_keys set answer = $5::json
  where owner_id = $1 and school_id is not distinct from $2 and route = $3 and key = $4`);

export class IdempotencyKeyReused extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'platform.idempotency_key_reused';
  constructor() {
    super('This Idempotency-Key was used before with another request. Use a new key for a new request.', {
      faults: [{ pointer: '/header/Idempotency-Key', detail: 'was used with another body' }],
    });
  }
}

/**
 * Runs `work` once for a key and stores its answer in the same transaction (K4, R2); a repetition gets that answer. Of
 * two at once the second waits at the unique key for the first to end, then gets its answer, or runs when it failed.
 */
export async function answerOnce<T>(
  open: Transaction,
  claim: IdempotencyClaim | undefined,
  work: () => Promise<T>,
): Promise<T> {
  if (!claim) return work();
  const key = [claim.ownerId, claim.schoolId, claim.route, claim.key];
  const claimed = await open.query(claimKey, [...key, claim.bodyHash]);
  if (claimed.length === 0) return replay<T>(open, claim, key);
  const answer = await work();
  await open.query(storeAnswer, [...key, JSON.stringify(answer ?? null)]);
  return answer;
}

async function replay<T>(open: Transaction, claim: IdempotencyClaim, key: unknown[]): Promise<T> {
  const [stored] = await open.query<{ bodyHash: string; answer: T }>(storedAnswer, key);
  if (!stored || stored.bodyHash !== claim.bodyHash) throw new IdempotencyKeyReused();
  claim.replayed = true;
  return stored.answer;
}
