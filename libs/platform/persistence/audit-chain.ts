import { anonymous } from '#domain/kernel/actor';
import type { LongTransactions } from './long-transactions.js';
import { bePatient, patiently } from './patience.js';
import { prepared } from './statement.js';
import { transaction } from './transaction.js';

/** A link of the audit log's chain that does not say any more what it said when it was closed. */
export interface BrokenLink {
  /** The school; the nil UUID for what belongs to none. */
  readonly chain: string;
  /** Within the chain, from 1. */
  readonly number: number;
  readonly closedAt: Date;
  readonly entriesThen: number;
  readonly entriesNow: number;
}

/** Entries, of all chains together: that it ends within a minute. */
const MOST_AT_ONCE = 100_000;

const close = patiently('select platform.close_audit_chains($1) as closed');
const chains = prepared('select chain from platform.audit_chains() as chain');
const broken = prepared(`
  select chain, number, closed_at as "closedAt", entries_then as "entriesThen", entries_now as "entriesNow"
  from platform.broken_audit_links($1)`);

/** Closes what has been committed since the last time, within the unit of work under way; answers how many links. */
export async function closeAuditChains(): Promise<number> {
  await transaction().query(bePatient);
  const [row] = await transaction().query<{ closed: number }>(close, [MOST_AT_ONCE]);
  return row!.closed;
}

/** Reads the whole log again, chain by chain; takes its time. */
export async function brokenAuditLinks(transactions: LongTransactions): Promise<BrokenLink[]> {
  const all = await transactions.run(anonymous, (read) => read<{ chain: string }>(chains));
  const found: BrokenLink[] = [];
  for (const { chain } of all)
    found.push(...(await transactions.run(anonymous, (read) => read<BrokenLink>(broken, [chain]))));
  return found;
}

const redacted = prepared('select platform.redacted_audit_entries()::float8 as entries');

/** How many entries say nothing any more because somebody was erased (K6); the chain closes over them as before. */
export async function redactedAuditEntries(transactions: LongTransactions): Promise<number> {
  const [row] = await transactions.run(anonymous, (read) => read<{ entries: number }>(redacted));
  return row!.entries;
}
