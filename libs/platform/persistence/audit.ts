import {
  ArrayType,
  JsonType,
  type ChangeSet,
  type EventSubscriber,
  type FlushEventArgs,
  type Type,
} from '@mikro-orm/postgresql';
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
      if (isObserved(change as Change, audit?.observed ?? [])) continue;
      const values = valuesOf(change as Change);
      noteChange({
        action: change.type,
        subject_type: change.meta.className,
        subject_id: String((change.entity as { id: string }).id),
        ...(audit?.forgets?.(change.entity as never) ? erased(values) : hiding(audit?.secret ?? [], values)),
      });
    }
  },
};

type Change = ChangeSet<Record<string, unknown>>;
type Values = Readonly<Record<string, unknown>>;

/** A change of nothing but what was seen to be so. */
function isObserved({ type, payload }: Change, observed: readonly string[]): boolean {
  const changed = Object.keys(payload).filter((field) => field !== 'version');
  return type === 'update' && changed.length > 0 && changed.every((field) => observed.includes(field));
}

/** Of a new row everything, of a changed one what changed, of a removed one everything that it was. */
function valuesOf({ type, meta, entity, payload, originalEntity }: Change) {
  if (type === 'delete') {
    const fields = meta.comparableProps.map(({ name }) => name).filter((name) => name !== 'version');
    return { before: pick(fields, (field) => entity[field]), after: null };
  }
  const fields = Object.keys(payload);
  const after = pick(fields, (field) => entity[field]);
  if (type === 'create') return { before: null, after };
  const former = (field: string) => asInTheClass(originalEntity?.[field], meta.properties[field]?.customType);
  return { before: pick(fields, former), after };
}

function pick(fields: readonly string[], value: (field: string) => unknown): Values {
  return Object.fromEntries(fields.map((field) => [field, value(field) ?? null]));
}

/** The ORM remembers values as the database has them: a list as `{a,b}`, JSON as text. */
function asInTheClass(value: unknown, type: Type | undefined): unknown {
  if (value === null || value === undefined || !type) return value;
  if (type instanceof JsonType && typeof value === 'string') return JSON.parse(value);
  return type instanceof ArrayType ? type.convertToJSValue(value as string, type.platform!) : value;
}

function hiding(secret: readonly string[], { before, after }: Told): Told {
  const hidden = new Set(secret);
  const veiled = (values: Values | null) =>
    values && pick(Object.keys(values), (field) => (hidden.has(field) ? '(secret)' : values[field]));
  return { before: veiled(before), after: veiled(after) };
}

interface Told {
  readonly before: Values | null;
  readonly after: Values | null;
}

/** As what was told of it before is redacted, see the migration platform-erase. */
function erased({ before, after }: Told): Told {
  const emptied = (values: Values | null) => values && pick(Object.keys(values), () => '(erased)');
  return { before: emptied(before), after: emptied(after) };
}

/** For repositories that store by statements of their own, which the ORM does not see: what the audit log keeps of it. */
export function noteChange(change: Omit<AuditEntry, 'id'>): void {
  transaction().changes.push({ id: newId(), ...change });
}

/** Writes the noted changes in one statement. */
export function appendToAudit(open: Transaction): void {
  if (open.changes.length === 0) return;
  const { schoolId, personId, clientId } = open.actor;
  const context = requestContext();
  const values = [schoolId, personId, clientId, context?.requestId ?? null, context?.origin ?? null];
  open.send(write, [...values, JSON.stringify(open.changes)]);
}
