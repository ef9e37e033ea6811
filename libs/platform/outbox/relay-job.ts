import { prepared } from '../persistence/statement.js';

/** A job that the relay places in its own transaction, as a row of platform.jobs. */
export interface RelayJob {
  readonly id: string;
  readonly kind: string;
  readonly school_id: string | null;
  readonly person_id?: string | null;
  readonly payload: object;
  readonly once_key?: string;
  readonly order_key?: string | null;
  readonly coalesce_key?: string | null;
  readonly request_id?: string | null;
  readonly traceparent?: string | null;
}

export const placeJobs = prepared(`
  insert into platform.jobs
    (id, kind, school_id, person_id, payload, once_key, order_key, coalesce_key, request_id, traceparent)
  select j.id, j.kind, j.school_id, j.person_id, j.payload, j.once_key, j.order_key, j.coalesce_key, j.request_id,
    j.traceparent
  from jsonb_to_recordset($1::jsonb) as j (id uuid, kind text, school_id uuid, person_id uuid, payload jsonb,
    once_key text, order_key text, coalesce_key text, request_id text, traceparent text)
  where j.coalesce_key is null or not exists (
    select from platform.jobs w where w.coalesce_key = j.coalesce_key and w.state = 'waiting')
  on conflict do nothing`);
