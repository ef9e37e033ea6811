import { bePatient, patiently } from '#platform/persistence/patience';
import { prepared } from '#platform/persistence/statement';
import type { Transaction } from '#platform/persistence/transaction';

/** Declares a statement over a whole school or district; {@link workSchoolWide} prepares its transaction. */
export const schoolWide = patiently;

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
