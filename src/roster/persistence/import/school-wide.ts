import { prepared, type Statement } from '#platform/persistence/statement';
import type { Transaction } from '#platform/persistence/transaction';

const LONGEST_MS = 300_000;

/** By how much the client is the more patient one, so that it is the server that gives up, and says so. */
const GRACE_MS = 5_000;

/**
 * Declares a statement over a whole school or district, which may take longer than one of a request may. The client's
 * patience goes with the statement; what the server needs for it is asked for by {@link workSchoolWide}.
 */
export function schoolWide(text: string): Statement {
  return Object.assign(prepared(text), { query_timeout: LONGEST_MS + GRACE_MS });
}

const bePatient = prepared(`set local statement_timeout = ${LONGEST_MS}`);

/**
 * PostgreSQL has no statistics of rows that this transaction has just written. It takes them for a handful and would
 * compare each with each: 15,000 enrolments with 2,500 people took minutes. Hashed, it is a second whatever it believes.
 */
const joinByHash = prepared('set local enable_nestloop = off');

/** Prepares the transaction for school-wide statements, until it ends. */
export async function workSchoolWide(open: Transaction): Promise<void> {
  await Promise.all([open.query(bePatient), open.query(joinByHash)]);
}

/** What is wanted is read by nearly every statement that follows: it alone is worth being counted. */
export const countWantedRows = { ...schoolWide('analyze import_wanted'), name: 'analyse-import-wanted' };
