import { OptimisticLockError } from '@mikro-orm/postgresql';
import type pg from 'pg';
import { DomainError } from '#domain/kernel/domain-error';

type Meaning = (violation: pg.DatabaseError) => DomainError;
const meanings = new Map<string, Meaning>();
const removals = new Map<string, Meaning>();

/**
 * Says what the violation of a constraint means to a user; stands next to the mapping. The constraint is the rule: it
 * holds for two requests at once, where a check before the insert cannot. Where two contexts have one of the same name,
 * each says its schema as well: `roster.enrolments_once`.
 */
export function constraintMeans(constraint: string, meaning: Meaning): void {
  if (meanings.has(constraint)) throw new Error(`${constraint} means two things: name the schema as well.`);
  meanings.set(constraint, meaning);
}

/**
 * Says what it means that a row cannot be removed because a foreign key with ON DELETE RESTRICT refers to it still;
 * stands next to the mapping of the class that would be removed.
 */
export function removalMeans(foreignKey: string, meaning: Meaning): void {
  removals.set(foreignKey, meaning);
}

const RESTRICT_VIOLATION = '23001';
/** The process was so busy that it left its transaction alone for too long; the server has rolled it back. */
const IDLE_IN_TRANSACTION = '25P03';

/** The domain error that a failed statement means, or the error itself. */
export function meaningOf(error: unknown): unknown {
  if (isTransient(error)) return new Busy();
  const violation = databaseError(error);
  if (!violation) return isConnectionLoss(error) ? new Unreachable() : error;
  if (violation.code?.startsWith('57P0') || violation.code === '53300') return new Unreachable();
  const known = violation.code === RESTRICT_VIOLATION ? removals : meanings;
  const { schema, constraint } = violation;
  const meaning = known.get(`${schema}.${constraint}`) ?? known.get(constraint ?? '');
  if (meaning) return meaning(violation);
  if (violation.code === '55P03') return new Busy();
  if (violation.code === '57014' || violation.code === IDLE_IN_TRANSACTION) return new TookTooLong();
  return error;
}

/**
 * What it means to who only reads. Nobody changes what they ask for: they have waited for the lock on a whole table, as a
 * migration takes one, or were in the way of one. So the server has no time for them now (R9), and nothing is in conflict.
 */
export function meaningToReader(error: unknown): unknown {
  const meaning = meaningOf(error);
  return meaning instanceof Busy ? new TookTooLong() : meaning;
}

/**
 * Two transactions got in each other's way; running the work again is safe and will usually succeed. After an aggregate
 * was changed by another one meanwhile, the work that runs again sees the new version, and refuses it if it minds.
 */
export function isTransient(error: unknown): boolean {
  if (error instanceof OptimisticLockError) return true;
  const code = databaseError(error)?.code;
  return code === '40001' || code === '40P01';
}

/** The name of the constraint that a statement has violated which means nothing to a user, or of its column's rule. */
export function violatedBy(error: unknown): string | undefined {
  const violation = databaseError(error);
  if (!violation?.code?.startsWith('23')) return undefined;
  return violation.constraint ?? `${violation.table}.${violation.column}`;
}

/** pg has no class for these: the server went away, refused, or no connection of the pool came free in time. */
function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return (
    ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND'].includes(code) ||
    /connection terminated|not queryable|timeout exceeded when trying to connect|query read timeout/i.test(
      error.message,
    )
  );
}

/** The database's own error, also from inside the ORM's wrapper. */
function databaseError(error: unknown): pg.DatabaseError | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code, severity } = at as Partial<pg.DatabaseError>;
    if (typeof code === 'string' && code.length === 5 && severity) return at as pg.DatabaseError;
    const previous = (at as { previous?: unknown }).previous;
    if (previous instanceof Error) return databaseError(previous);
  }
  return undefined;
}

export class Busy extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'platform.busy';
  constructor() {
    super('Another request is changing the same thing. Try again.');
  }
}

export class TookTooLong extends DomainError {
  readonly kind = 'unavailable';
  readonly code = 'platform.took_too_long';
  constructor() {
    super('The request took longer than it may and was stopped. Nothing was changed.');
  }
}

export class Unreachable extends DomainError {
  readonly kind = 'unavailable';
  readonly code = 'platform.database_unreachable';
  constructor() {
    super(
      'The database does not answer at the moment. Try again; with an Idempotency-Key nothing happens twice.',
    );
  }
}
