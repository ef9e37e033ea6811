import { createHash } from 'node:crypto';
import { channel } from 'node:diagnostics_channel';

/** SQL under a name, so that PostgreSQL parses and plans it once for each connection. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  /** Of a read by keys: one plan for all values. */
  readonly plannedOnce?: true;
}

/** Declares a statement at module level; its name is derived from its text. */
export function prepared(text: string): Statement {
  return { name: `s${createHash('sha1').update(text).digest('hex').slice(0, 16)}`, text };
}

/**
 * Declares a read that goes by keys into tables which lie in months: no plan suits some values better than others, and
 * PostgreSQL, which compares a plan for every month with one for the month that is asked for, would make that one anew for
 * each read, at several times the cost of the read. Which months are looked into is decided when it runs.
 */
export function preparedOnce(text: string): Statement {
  return { ...prepared(text), plannedOnce: true };
}

/** Publishes each statement sent, `{ text }`; the query budgets of the routes are counted from it. */
export const statements = channel('lyceum:statement');
