import type { EventSubscriber, FlushEventArgs } from '@mikro-orm/postgresql';
import { newId } from '#domain/kernel/id';
import { requestContext } from '../context/request-context.js';
import type { AuditEntry } from './audit-entry.js';
import { auditOf } from './map-class.js';
import { prepared } from './statement.js';
import { transaction, type Transaction } from './transaction.js';

const write = prepared(`
  insert into platform.audit_entries
    (id, school_id, person_id, client_id, request_id, origin, action, subject_type, subject_id, before, after)
  select e.id, $1, $2, $3, $4, $5, e.action, e.subject_type, e.subject_id, e.before, e.after
  from jsonb_to_recordset($6::jsonb)
    as e (id uuid, action text, subject_type text, subject_id uuid, before jsonb, after jsonb)`);

/**
 * Notes what a flush changes, with the former values that the ORM still knows then: who, what, before, after, from
 * where (K7). Classes that keep revisions of their own are mapped with `audit: 'none'`.
 */
export const auditSubscriber: EventSubscriber = {
  onFlush({ uow }: FlushEventArgs): void {
    for (const change of uow.getChangeSets()) {
      const audit = auditOf(change.meta.className);
      if (audit === 'none' || change.type.endsWith('early')) continue;
      const hidden = new Set<string>(audit?.secret ?? []);
      const after = change.type === 'delete' ? null : visible(change.payload, hidden);
      const before =
        change.type === 'create' ? null : formerValues(change.originalEntity ?? {}, after, hidden);
      const subject_id = String((change.entity as { id: string }).id);
      noteChange({
        action: change.type,
        subject_type: change.meta.className,
        subject_id,
        before,
        after,
      });
    }
  },
};

/** For repositories that store by statements of their own, which the ORM does not see: what the audit log keeps of it. */
export function noteChange(change: Omit<AuditEntry, 'id'>): void {
  transaction().changes.push({ id: newId(), ...change });
}

/** Writes the noted changes in one statement. */
export async function appendToAudit(open: Transaction): Promise<void> {
  if (open.changes.length === 0) return;
  const { schoolId, personId, clientId } = open.actor;
  const context = requestContext();
  const values = [schoolId, personId, clientId, context?.requestId ?? null, context?.origin ?? null];
  await open.query(write, [...values, JSON.stringify(open.changes)]);
}

function visible(values: object, hidden: ReadonlySet<string>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, hidden.has(field) ? '(secret)' : value]),
  );
}

/** Of an update only the fields that change; of a deletion everything. */
function formerValues(original: object, after: object | null, hidden: ReadonlySet<string>): object {
  const all = visible(original, hidden);
  return after ? Object.fromEntries(Object.keys(after).map((field) => [field, all[field] ?? null])) : all;
}
