import type { DeliveryState, PostFault } from '#domain/identity/webhooks/delivery.words';

/** One request, and what came of it. */
export class DeliveryAttemptView {
  /** @format date-time */
  at!: string;
  durationMs!: number;
  /** Of the HTTP answer; null when there was none. */
  status!: number | null;
  /** Why there was no answer. */
  fault!: PostFault | null;
  /** The beginning of the answer's body. */
  excerpt!: string | null;
}

/** What is sent. */
export class WebhookEnvelopeView {
  /** The same at each attempt, also as `webhook-id`: a receiver that has seen it has nothing to do. @format uuid */
  id!: string;
  type!: string;
  /** When it happened. @format date-time */
  timestamp!: string;
  /** Where it happened; null for what happened to a district. @format uuid */
  schoolId!: string | null;
  /** What it is about. @format uuid */
  subjectId!: string;
  /** Depends on the type: see `webhooks` in the API's description. */
  data!: Record<string, unknown>;
}

/** An event on its way to a receiver. */
export class DeliverySummaryView {
  /** @format uuid */
  id!: string;
  /** @format uuid */
  eventId!: string;
  eventType!: string;
  /** @format uuid */
  schoolId!: string | null;
  state!: DeliveryState;
  /** How many attempts were made. */
  tries!: number;
  /** Of the last attempt; null before the first one, or when there was no answer. */
  lastStatus!: number | null;
  lastFault!: PostFault | null;
  /** @format date-time */
  nextTryAt!: Date | null;
  /** @format date-time */
  createdAt!: Date;
  /** @format date-time */
  finishedAt!: Date | null;
}

/** A delivery with what was sent and the latest of its attempts. */
export class WebhookDeliveryView extends DeliverySummaryView {
  attempts!: DeliveryAttemptView[];
  event!: WebhookEnvelopeView;
}

const columns = `
  d.id, d.event_id as "eventId", d.event_type as "eventType", d.event_school_id as "schoolId", d.state, d.tries,
  (d.attempts -> -1 ->> 'status')::int as "lastStatus", d.attempts -> -1 ->> 'fault' as "lastFault",
  d.next_try_at as "nextTryAt", d.created_at as "createdAt", d.finished_at as "finishedAt"`;

/** Selects a {@link DeliverySummaryView}; a WHERE may follow. */
export const selectSummary = `select ${columns} from identity.webhook_deliveries d`;

/** Selects a {@link WebhookDeliveryView}; a WHERE may follow. */
export const selectDelivery = `
  select ${columns}, d.attempts, jsonb_build_object('id', d.event_id, 'type', d.event_type, 'timestamp',
    to_char(d.occurred_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'schoolId', d.event_school_id,
    'subjectId', d.subject_id, 'data', d.data) as event
  from identity.webhook_deliveries d`;
