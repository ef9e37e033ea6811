import type { Actor } from '#domain/kernel/actor';
import { DomainError } from '#domain/kernel/domain-error';
import type { IdempotencyClaim } from '../context/request-context.js';
import type { Database } from './database.js';
import { prepared } from './statement.js';
import { beginAs } from './tenancy.js';
import type { Transaction } from './transaction.js';

const claimKey = prepared(`
  insert into platform.idempotency_keys (owner_id, school_id, route, key, body_hash)
  values ($1, $2, $3, $4, $5)
  on conflict on constraint idempotency_keys_once do nothing
  returning true as claimed`);

const storedAnswer = prepared(`
  select body_hash as "bodyHash", answer, response from platform.idempotency_keys
  where owner_id = $1 and school_id is not distinct from $2 and route = $3 and key = $4`);

const storeAnswer = prepared(`
  update platform.idempotency_keys set answer = $5::json
  where owner_id = $1 and school_id is not distinct from $2 and route = $3 and key = $4`);

const storeResponse = prepared(`
  update platform.idempotency_keys set response = $5::json
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

/** Ends a repeated request, wherever that is found out, with the response that the first one got. */
export class AnsweredBefore extends Error {
  constructor(readonly response: unknown) {
    super('This request was answered before.');
  }
}

/**
 * Runs `work` once for a key and stores its answer in the same transaction (K4, R2); a repetition gets that answer. Of
 * two at once the second waits at the unique key for the first to end, then gets its answer, or runs when it failed.
 * @throws AnsweredBefore when the first one's response was kept as well
 */
export async function answerOnce<T>(
  open: Transaction,
  claim: IdempotencyClaim | undefined,
  work: () => Promise<T>,
): Promise<T> {
  if (!claim) return work();
  const claimed = await open.query(claimKey, [...keyOf(claim), claim.bodyHash]);
  if (claimed.length === 0) return replay<T>(open, claim);
  const answer = await work();
  open.send(storeAnswer, [...keyOf(claim), JSON.stringify(answer ?? null)]);
  claim.answer = answer;
  return answer;
}

async function replay<T>(open: Transaction, claim: IdempotencyClaim): Promise<T> {
  const [stored] = await open.query<{ bodyHash: string; answer: T; response: unknown }>(
    storedAnswer,
    keyOf(claim),
  );
  if (!stored || stored.bodyHash !== claim.bodyHash) throw new IdempotencyKeyReused();
  claim.replayed = true;
  if (stored.response !== null) throw new AnsweredBefore(stored.response);
  return stored.answer;
}

/**
 * Keeps what the door made of a command's answer, so that a repetition gets the same even when the thing has changed
 * since. The command is committed by then; if this fails, a repetition is shown the thing as it is.
 */
export async function keepResponse(
  { app }: Database,
  actor: Actor,
  claim: IdempotencyClaim,
  response: unknown,
): Promise<void> {
  const client = await app.connect();
  try {
    await Promise.all([
      client.query(beginAs(actor, 'read write')),
      client.query({ ...storeResponse, values: [...keyOf(claim), JSON.stringify(response)] }),
      client.query('commit'),
    ]);
    client.release();
  } catch (error) {
    client.release(error as Error);
    throw error;
  }
}

function keyOf({ ownerId, schoolId, route, key }: IdempotencyClaim): unknown[] {
  return [ownerId, schoolId, route, key];
}
