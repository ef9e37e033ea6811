import type { Disablement, WebhookState } from '#domain/identity/webhooks/webhook.words';

/** A webhook, without its secrets. */
export class WebhookView {
  /** @format uuid */
  id!: string;
  /** Null when it is a district's. @format uuid */
  schoolId!: string | null;
  /** Null when it is a school's. @format uuid */
  districtId!: string | null;
  /** @format uri */
  url!: string;
  label!: string;
  /** Types of public events, `<context>.*` for all of a context, or `*` for all. */
  eventTypes!: string[];
  state!: WebhookState;
  /** `failing`: nothing arrived for three days; `gone`: the receiver answered 410. */
  disabledBecause!: Disablement | null;
  /** The first failed attempt since the last one that succeeded. @format date-time */
  failingSince!: string | null;
  /** Until then requests are signed with the former secret as well. @format date-time */
  formerSecretUntil!: string | null;
  /** @format date-time */
  createdAt!: Date;
  /** @format uuid */
  createdBy!: string | null;
  version!: number;
}

/** Selects a {@link WebhookView}; a WHERE may follow. */
export const selectWebhook = `
  select w.id, w.school_id as "schoolId", w.district_id as "districtId", w.url, w.label, w.event_types as "eventTypes",
    w.state, w.disabled_because as "disabledBecause", w.health ->> 'failingSince' as "failingSince",
    (select s ->> 'until' from jsonb_array_elements(w.secrets) s where (s ->> 'until')::timestamptz > now()) as
      "formerSecretUntil", w.created_at as "createdAt", w.created_by as "createdBy", w.version
  from identity.webhooks w`;
