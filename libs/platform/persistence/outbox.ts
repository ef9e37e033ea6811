import type { Actor } from '#domain/kernel/actor';
import type { DomainEvent } from '#domain/kernel/domain-event';
import { newId } from '#domain/kernel/id';
import { requestContext } from '../context/request-context.js';
import { traceparent } from '../observability/trace-context.js';
import type { Pipeline } from './pipeline.js';
import { prepared } from './statement.js';
import type { Transaction } from './transaction.js';

const append = prepared(`
  insert into platform.outbox (id, type, aggregate_id, school_id, person_id, request_id, traceparent, data)
  select e.id, e.type, e.aggregate_id, $1, e.person_id, e.request_id, e.traceparent, e.data
  from jsonb_to_recordset($2::jsonb) as e (id uuid, type text, aggregate_id uuid, person_id uuid, request_id text,
    traceparent text, data jsonb)`);

/** An event as it is written, with who and what caused it. */
export type OutboxRow = ReturnType<typeof outboxRows>[number];

/** To be called where the events were caused: the request and the trace are those under way. */
export function outboxRows(events: readonly DomainEvent[], { personId }: Pick<Actor, 'personId'>) {
  if (events.length === 0) return [];
  const cause = {
    person_id: personId,
    request_id: requestContext()?.requestId ?? null,
    traceparent: traceparent(),
  };
  return events.map(({ type, aggregateId, data }) => ({
    id: newId(),
    type,
    aggregate_id: aggregateId,
    data,
    ...cause,
  }));
}

/** Writes events of one school into the transaction that caused them, in one statement (K5). */
export function writeOutbox(
  open: Pick<Pipeline, 'send'>,
  schoolId: string | null,
  rows: readonly OutboxRow[],
): void {
  if (rows.length > 0) open.send(append, [schoolId, JSON.stringify(rows)]);
}

export function appendToOutbox(open: Transaction, events: readonly DomainEvent[]): void {
  writeOutbox(open, open.actor.schoolId, outboxRows(events, open.actor));
}
