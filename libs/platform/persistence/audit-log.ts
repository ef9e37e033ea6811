import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { cursorKey, pageOf, type PageQuery } from '../http/page.js';
import { preparedOnce, type Statement } from './statement.js';
import type { TenantReader } from './tenant-reader.js';

/** `redact`: the values were taken out of entries because somebody was erased (K6). */
export const AUDIT_ACTIONS = ['create', 'update', 'delete', 'retire', 'redact'] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** One change of one thing, as the log tells it (K7). */
export interface AuditRecord {
  readonly id: string;
  readonly at: Date;
  readonly personId: string | null;
  readonly clientId: string | null;
  readonly action: AuditAction;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
  readonly origin: string | null;
  readonly requestId: string | null;
}

/** What to tell; each field narrows it. Instants are ISO 8601, `from` included, `to` not. */
export interface AuditQuestion extends PageQuery {
  readonly personId?: string;
  readonly subjectId?: string;
  readonly subjectType?: string;
  readonly action?: string;
  readonly from?: string;
  readonly to?: string;
}

/** The cursor carries the instant as PostgreSQL writes it: JavaScript would cut off the microseconds. */
const select = `
  select id, at, person_id as "personId", client_id as "clientId", action, subject_type as "subjectType",
    subject_id as "subjectId", before, after, origin, request_id as "requestId", at::text as "key"
  from platform.audit_entries where school_id = platform.current_school()`;

const NARROWED = {
  personId: 'person_id = ?::uuid',
  subjectId: 'subject_id = ?::uuid',
  subjectType: 'subject_type = ?::text',
  action: 'action = ?::text',
  from: 'at >= ?::timestamptz',
  to: 'at < ?::timestamptz',
} as const;

/** A statement for what narrows it, planned once: planning for every month takes longer than to read a page of one. */
function statementOf(question: AuditQuestion): readonly [Statement, unknown[]] {
  const values: unknown[] = [question.limit];
  const given = (value: unknown) => `$${values.push(value)}`;
  const narrowed = Object.entries(NARROWED).flatMap(([field, sql]) => {
    const value = question[field as keyof typeof NARROWED];
    return value === undefined ? [] : [sql.replace('?', given(value))];
  });
  if (question.after !== undefined) {
    const [at, id] = cursorKey(question.after, ['timestamptz', 'uuid']).map(given);
    narrowed.push(`at <= ${at}::timestamptz and (at, id) < (${at}, ${id}::uuid)`); // whole months are left out by the first
  }
  const text = [select, ...narrowed].join(' and ');
  return [preparedOnce(`${text} order by at desc, id desc limit $1::int + 1`), values];
}

/** The changes in the school of the actor, the latest first. */
export async function readAuditLog(
  reader: TenantReader,
  question: AuditQuestion,
  actor: Actor,
): Promise<Page<AuditRecord>> {
  const [statement, values] = statementOf(question);
  const rows = await reader.rows<AuditRecord & { key: string }>(actor, statement, values);
  const { items, ...rest } = pageOf(rows, question.limit, ({ key, id }) => [key, id]);
  return { items: items.map(({ key: _, ...entry }) => entry), ...rest };
}
