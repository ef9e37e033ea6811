import type { DomainEvent } from '#domain/kernel/domain-event';
import { newId } from '#domain/kernel/id';
import { requestContext } from '../context/request-context.js';
import { traceparent } from '../observability/trace-context.js';
import { prepared } from './statement.js';
import type { Transaction } from './transaction.js';

const append = prepared(`
  insert into platform.outbox (id, type, aggregate_id, school_id, person_id, request_id, traceparent, data)
  select e.id, e.type, e.aggregate_id, $1, $2, $3, $4, e.data
  from jsonb_to_recordset($5::jsonb) as e (id uuid, type text, aggregate_id uuid, data jsonb)`);

/** Writes the events into the transaction that caused them, in one statement (K5). */
export function appendToOutbox(open: Transaction, events: readonly DomainEvent[]): void {
  if (events.length === 0) return;
  const rows = events.map((event) => ({
    id: newId(),
    type: event.type,
    aggregate_id: event.aggregateId,
    data: event.data,
  }));
  const { schoolId, personId } = open.actor;
  const cause = [requestContext()?.requestId ?? null, traceparent()];
  open.send(append, [schoolId, personId, ...cause, JSON.stringify(rows)]);
}
