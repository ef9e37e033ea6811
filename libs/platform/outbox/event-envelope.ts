import type { DomainEvent } from '#domain/kernel/domain-event';

/** An event as the outbox kept it: what happened, to what, in which tenant, by whom, when. */
export interface EventEnvelope<Data extends object = object> {
  readonly id: string;
  readonly type: string;
  readonly aggregateId: string;
  readonly schoolId: string | null;
  readonly personId: string | null;
  readonly requestId: string | null;
  /** ISO 8601 in UTC. */
  readonly occurredAt: string;
  readonly data: Readonly<Data>;
}

/** The envelope of a given event class. */
export type Envelope<E extends DomainEvent> = E extends DomainEvent<infer Data> ? EventEnvelope<Data> : never;
