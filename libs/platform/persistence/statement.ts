import { createHash } from 'node:crypto';
import { channel } from 'node:diagnostics_channel';

/** SQL under a name, so that PostgreSQL parses and plans it once for each connection. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/** Declares a statement at module level; its name is derived from its text. */
export function prepared(text: string): Statement {
  return { name: `s${createHash('sha1').update(text).digest('hex').slice(0, 16)}`, text };
}

/** Publishes each statement sent, `{ text }`; the query budgets of the routes are counted from it. */
export const statements = channel('lyceum:statement');
