import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { cursorKey, pageOf, type PageQuery } from '../http/page.js';
import { prepared } from './statement.js';
import type { TenantReader } from './tenant-reader.js';

/** One change of one thing, as the log tells it (K7). */
export interface AuditRecord {
  readonly id: string;
  readonly at: Date;
  readonly personId: string | null;
  readonly clientId: string | null;
  readonly action: 'create' | 'update' | 'delete';
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
const ofSchool = prepared(`
  select id, at, person_id as "personId", client_id as "clientId", action, subject_type as "subjectType",
    subject_id as "subjectId", before, after, origin, request_id as "requestId", at::text as "key"
  from platform.audit_entries
  where school_id = platform.current_school() and ($1::timestamptz is null or (at, id) < ($1, $2::uuid))
    and ($3::uuid is null or person_id = $3) and ($4::uuid is null or subject_id = $4)
    and ($5::text is null or subject_type = $5) and ($6::text is null or action = $6)
    and at >= coalesce($7::timestamptz, '-infinity') and at < coalesce($8::timestamptz, 'infinity')
  order by at desc, id desc limit $9 + 1`);

/** The changes in the school of the actor, the latest first. */
export async function readAuditLog(
  reader: TenantReader,
  question: AuditQuestion,
  actor: Actor,
): Promise<Page<AuditRecord>> {
  const { personId, subjectId, subjectType, action, from, to } = question;
  const wanted = [personId, subjectId, subjectType, action, from, to].map((value) => value ?? null);
  const values = [...cursorKey(question.after, ['timestamptz', 'uuid']), ...wanted, question.limit];
  const rows = await reader.rows<AuditRecord & { key: string }>(actor, ofSchool, values);
  const { items, ...rest } = pageOf(rows, question.limit, ({ key, id }) => [key, id]);
  return { items: items.map(({ key: _, ...entry }) => entry), ...rest };
}
