import { anonymous } from '#domain/kernel/actor';
import { prepared } from './statement.js';
import type { TenantReader } from './tenant-reader.js';
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

const close = prepared('select platform.close_audit_chains() as closed');
const broken = prepared(`
  select chain, number, closed_at as "closedAt", entries_then as "entriesThen", entries_now as "entriesNow"
  from platform.broken_audit_links()`);

/** Closes what has been committed since the last time, within the unit of work under way; answers how many links. */
export async function closeAuditChains(): Promise<number> {
  const [row] = await transaction().query<{ closed: number }>(close);
  return row!.closed;
}

/** Reads the whole log again; takes its time. */
export function brokenAuditLinks(reader: TenantReader): Promise<BrokenLink[]> {
  return reader.rows<BrokenLink>(anonymous, broken);
}

const redacted = prepared('select platform.redacted_audit_entries()::float8 as entries');

/** How many entries say nothing any more because somebody was erased (K6); the chain closes over them as before. */
export async function redactedAuditEntries(reader: TenantReader): Promise<number> {
  return (await reader.rows<{ entries: number }>(anonymous, redacted))[0]!.entries;
}
