-- Webhooks of a school or of a district, and what became of each event that they were told of.

create table identity.webhooks (
  id uuid primary key,
  school_id uuid references identity.schools,
  district_id uuid references identity.districts,
  url text not null check (length(url) between 1 and 2000),
  label text not null check (length(label) between 1 and 120),
  event_types text[] not null check (cardinality(event_types) between 1 and 100),
  state text not null check (state in ('active', 'paused', 'disabled')),
  disabled_because text check (disabled_because in ('failing', 'gone')),
  secrets jsonb not null,
  health jsonb not null,
  version int not null default 1,
  created_at timestamptz not null,
  created_by uuid references identity.persons,
  unique (school_id, id),
  constraint webhooks_place check (num_nonnulls(school_id, district_id) = 1),
  constraint webhooks_reason check ((state = 'disabled') = (disabled_because is not null))
);
comment on column identity.webhooks.secrets is 'Encrypted under a key of the server: the newest, and a former one until its time is up.';
create index webhooks_of_school on identity.webhooks (school_id, id) where school_id is not null;
create index webhooks_of_district on identity.webhooks (district_id, id) where district_id is not null;

-- Whose it is, a delivery says as its webhook does; event_school_id is where the event happened.
create table identity.webhook_deliveries (
  id uuid primary key,
  webhook_id uuid not null,
  school_id uuid,
  district_id uuid,
  event_id uuid not null,
  event_type text not null,
  subject_id uuid not null,
  event_school_id uuid,
  occurred_at timestamptz not null,
  data jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed', 'cancelled')),
  tries int not null default 0,
  tries_in_round int not null default 0,
  attempts jsonb not null default '[]',
  next_try_at timestamptz,
  finished_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default now(),
  constraint webhook_deliveries_place check (num_nonnulls(school_id, district_id) = 1),
  constraint webhook_deliveries_once unique (webhook_id, event_id),
  constraint webhook_deliveries_end check ((state = 'waiting') = (finished_at is null)
    and (state = 'waiting') = (next_try_at is not null)),
  foreign key (school_id, webhook_id) references identity.webhooks (school_id, id) on delete cascade
);
create index webhook_deliveries_of_webhook on identity.webhook_deliveries (webhook_id, id desc);
create index webhook_deliveries_age on identity.webhook_deliveries (created_at);

-- The delivery that the job under its lease is about: a district's webhook has no school, and the job no person.
create function identity.delivery_under_way() returns uuid language sql stable set search_path = pg_catalog, pg_temp as $$
  select (payload ->> 'deliveryId')::uuid from platform.jobs
  where id = platform.current_job() and kind = 'identity.deliver_webhook'
$$;

call platform.ruled_table('identity.webhook_deliveries', 'school',
  'school_id = (select platform.current_school()) or district_id in (select identity.districts_i_lead())
    or id = (select identity.delivery_under_way())',
  'school_id = (select platform.current_school()) or district_id in (select identity.districts_i_lead())
    or id = (select identity.delivery_under_way())',
  'select, insert, update, delete', 'by school, by whoever leads the district, or by the job that delivers it');
call platform.ruled_table('identity.webhooks', 'school',
  'school_id = (select platform.current_school()) or district_id in (select identity.districts_i_lead())
    or id = (select d.webhook_id from identity.webhook_deliveries d where d.id = (select identity.delivery_under_way()))',
  'school_id = (select platform.current_school()) or district_id in (select identity.districts_i_lead())
    or id = (select d.webhook_id from identity.webhook_deliveries d where d.id = (select identity.delivery_under_way()))',
  'select, insert, update, delete', 'by school, by whoever leads the district, or by the job that delivers to it');

-- For the relay, which knows no table of a context: makes a delivery of each event and each active webhook of its school,
-- or of its district, that asked for its type (K2), and says which. The relay says in which school and district an event
-- happened that names them itself.
create function identity.tell_webhooks(events jsonb) returns table (delivery_id uuid, school_id uuid)
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
  order by t.nth
  on conflict do nothing
  returning id, webhook_deliveries.school_id
$$;

-- To whom the platform writes when it has given up on a webhook, and what it calls it; nothing of any other webhook.
create function identity.keepers_of_disabled_webhook(webhook uuid)
returns table (label text, url text, place_name text, because text, person_id uuid, email text, display_name text,
  locale text, time_zone text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct w.label, w.url, coalesce(s.name, d.name), w.disabled_because, p.id, p.email, p.display_name, p.locale,
    p.time_zone
  from identity.webhooks w
  left join identity.schools s on s.id = w.school_id
  left join identity.districts d on d.id = w.district_id
  join identity.memberships m on m.school_id = w.school_id and m.role = 'school-admin' or m.district_id = w.district_id
  join identity.persons p on p.id = m.person_id and p.status = 'active'
  where w.id = webhook and w.state = 'disabled' and current_date between m.valid_from and coalesce(m.valid_to, 'infinity')
$$;

-- The log of deliveries is kept for a month.
drop function identity.forget_what_is_over;
create function identity.forget_what_is_over()
returns table (links bigint, sessions bigint, changes bigint, deliveries bigint)
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with l as (delete from identity.mailed_links where expires_at < now() - interval '7 days' returning 1),
    s as (delete from identity.sessions where last_seen_at < now() - interval '400 days' returning 1),
    c as (delete from identity.access_changes where at < now() - interval '1 hour' returning 1),
    d as (delete from identity.webhook_deliveries where created_at < now() - interval '30 days' returning 1)
  select (select count(*) from l), (select count(*) from s), (select count(*) from c), (select count(*) from d)
$$;

revoke all on function identity.delivery_under_way, identity.tell_webhooks, identity.keepers_of_disabled_webhook,
  identity.forget_what_is_over from public;
grant execute on function identity.delivery_under_way, identity.keepers_of_disabled_webhook, identity.forget_what_is_over
  to lyceum_app;
grant usage on schema identity to lyceum_relay;
grant execute on function identity.tell_webhooks to lyceum_relay;
