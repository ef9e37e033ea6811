import { prepared, type Statement } from './statement.js';

const LONGEST_MS = 300_000;

/** By how much the client is the more patient one, so that it is the server that gives up, and says so. */
const GRACE_MS = 5_000;

/**
 * Declares a statement that may take longer than one of a request may. The client's patience goes with the statement; the
 * server's is asked for in the same transaction by {@link bePatient}.
 */
export function patiently(text: string): Statement {
  return Object.assign(prepared(text), { query_timeout: LONGEST_MS + GRACE_MS });
}

/** Until the transaction ends. */
export const bePatient = prepared(`set local statement_timeout = ${LONGEST_MS}`);
