-- What happened while a webhook was paused or disabled is not sent later, also when the relay comes to it only after the
-- webhook began anew. Both instants are the database's, for the clocks of several replicas differ.

alter table identity.webhooks add column active_since timestamptz;
-- Not when it is added, so that nothing is missed of what happened before the upgrade and was not handed on yet.
alter table identity.webhooks alter column active_since set default now();
comment on column identity.webhooks.active_since is 'What happened before is not sent; null where it was added before this was kept.';

create function identity.begin_webhook_anew() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  new.active_since := now();
  return new;
end $$;
revoke all on function identity.begin_webhook_anew from public;
create trigger webhooks_anew before update of state on identity.webhooks for each row
  when (new.state = 'active' and old.state <> 'active') execute function identity.begin_webhook_anew();

create or replace function identity.tell_webhooks(events jsonb) returns table (delivery_id uuid, school_id uuid)
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with told as (
    select o.id, o.type, o.aggregate_id, o.occurred_at, o.data, e.nth,
      coalesce(o.school_id, e.school_id) as school_id, coalesce(s.district_id, e.district_id) as district_id
    from jsonb_to_recordset(events) as e (nth int, id uuid, school_id uuid, district_id uuid)
    join platform.outbox o on o.id = e.id
    left join identity.schools s on s.id = coalesce(o.school_id, e.school_id)
  )
  insert into identity.webhook_deliveries (id, webhook_id, school_id, district_id, event_id, event_type, subject_id,
    event_school_id, occurred_at, data, next_try_at)
  select uuidv7(), w.id, w.school_id, w.district_id, t.id, t.type, t.aggregate_id, t.school_id, t.occurred_at, t.data, now()
  from told t join identity.webhooks w on w.school_id = t.school_id or w.district_id = t.district_id
  where w.state = 'active' and w.event_types && array[t.type, split_part(t.type, '.', 1) || '.*', '*']
    and (w.active_since is null or t.occurred_at >= w.active_since)
  order by t.nth
  on conflict do nothing
  returning id, webhook_deliveries.school_id
$$;
