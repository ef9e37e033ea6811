-- The technical ground: the tenant of a transaction, the classes of tables, and what carries events, jobs and messages.

create schema platform;
grant usage on schema platform to lyceum_app, lyceum_relay, lyceum_backup;

-- K1: who a transaction works for. After SET LOCAL a setting is '' rather than NULL; both mean "nobody".
create function platform.current_school() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.school_id', true), '')::uuid;
create function platform.current_person() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.person_id', true), '')::uuid;
create function platform.current_job() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.job_id', true), '')::uuid;

-- Every table is declared as one class; the catalogue test holds the database to it.
create table platform.table_classes (
  relation text primary key,
  class text not null check (class in ('school', 'person', 'ledger', 'district', 'platform')),
  note text
);

-- Turns row security on, for the owner as well, and lets the owner (migrations, backfills) and the backup through.
create procedure platform.secure_table(relation regclass, class text, note text default null) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', relation);
  execute format('alter table %s force row level security', relation);
  execute format('create policy owner_all on %s for all to lyceum_owner using (true) with check (true)', relation);
  execute format('create policy backup_read on %s for select to lyceum_backup using (true)', relation);
  execute format('grant select on %s to lyceum_backup', relation);
  insert into platform.table_classes values (relation::text, class, note);
end $$;

-- A table of one school each row. Its foreign keys carry the school, so no row can refer to another school's.
create procedure platform.school_table(relation regclass, privileges text default 'select, insert, update, delete')
language plpgsql as $$
begin
  call platform.secure_table(relation, 'school');
  execute format('create policy tenant on %s for all to lyceum_app
    using (school_id = (select platform.current_school()))
    with check (school_id = (select platform.current_school()))', relation);
  execute format('grant %s on %s to lyceum_app', privileges, relation);
end $$;

-- A table of one person each row: sign-in, sessions, profile. The exception to tenant-wide unique keys.
create procedure platform.person_table(relation regclass, privileges text default 'select, insert, update, delete')
language plpgsql as $$
begin
  call platform.secure_table(relation, 'person');
  execute format('create policy tenant on %s for all to lyceum_app
    using (person_id = (select platform.current_person()))
    with check (person_id = (select platform.current_person()))', relation);
  execute format('grant %s on %s to lyceum_app', privileges, relation);
end $$;

-- Anything else says itself who sees what.
create procedure platform.ruled_table(
  relation regclass, class text, visible text, writable text, privileges text, note text default null)
language plpgsql as $$
begin
  call platform.secure_table(relation, class, note);
  execute format('create policy tenant on %s for all to lyceum_app using (%s) with check (%s)',
    relation, visible, writable);
  execute format('grant %s on %s to lyceum_app', privileges, relation);
end $$;

create procedure platform.let_relay(relation regclass, privileges text) language plpgsql as $$
begin
  execute format('create policy relay_all on %s for all to lyceum_relay using (true) with check (true)', relation);
  execute format('grant %s on %s to lyceum_relay', privileges, relation);
end $$;

-- Monthly partitions, from the first day: a partition for each month from `first` to `last`, both included.
create procedure platform.make_partitions(relation regclass, first date, last date) language plpgsql as $$
declare
  month date := date_trunc('month', first);
  part text;
begin
  while month <= last loop
    part := format('%s_%s', relation, to_char(month, 'YYYY_MM'));
    if to_regclass(part) is null then
      execute format('create table %s partition of %s for values from (%L) to (%L)',
        part, relation, month, (month + interval '1 month')::date);
      execute format('alter table %s enable row level security', part);
      execute format('alter table %s force row level security', part);
    end if;
    month := month + interval '1 month';
  end loop;
end $$;

create table platform.partitioned_tables (relation text primary key);

-- Declares a table partitioned by month and makes its first partitions: the years around today.
create procedure platform.partition_by_month(relation regclass) language plpgsql as $$
begin
  insert into platform.partitioned_tables values (relation::text);
  call platform.make_partitions(relation, (current_date - interval '15 months')::date,
    (current_date + interval '15 months')::date);
end $$;

-- The scheduled job extends them, without the right to create tables otherwise.
create function platform.extend_partitions(ahead interval) returns int language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
  declared record;
  made int := 0;
begin
  for declared in select relation from platform.partitioned_tables loop
    call platform.make_partitions(declared.relation::regclass, current_date, (current_date + ahead)::date);
    made := made + 1;
  end loop;
  return made;
end $$;
revoke all on function platform.extend_partitions from public;
grant execute on function platform.extend_partitions to lyceum_relay;

call platform.secure_table('platform.table_classes', 'platform', 'declared by migrations; read by the catalogue test');
call platform.secure_table('platform.partitioned_tables', 'platform', 'declared by migrations');

-- Events, written by the transaction that caused them (K5). The relay alone gives positions, after the commit, so a
-- reader that goes by position can miss nothing, however late a transaction commits.
create table platform.outbox (
  id uuid primary key,
  written bigint generated always as identity,
  type text not null,
  aggregate_id uuid not null,
  school_id uuid,
  person_id uuid,
  request_id text,
  traceparent text,
  data jsonb not null,
  occurred_at timestamptz not null default now(),
  position bigint unique,
  relayed_at timestamptz
);
create index outbox_waiting on platform.outbox (written) where position is null;
create index outbox_relayed on platform.outbox (relayed_at) where position is not null;
call platform.ruled_table('platform.outbox', 'platform',
  'false', 'school_id is not distinct from (select platform.current_school())
    and person_id is not distinct from (select platform.current_person())', 'insert', 'written by all, read by the relay');
call platform.let_relay('platform.outbox', 'select, update, delete');

-- One row: how far the relay is. Its lock makes relays take turns.
create table platform.relay (
  only_one boolean primary key default true check (only_one),
  last_position bigint not null default 0,
  last_message bigint not null default 0
);
insert into platform.relay default values;
call platform.secure_table('platform.relay', 'platform', 'relay only');
call platform.let_relay('platform.relay', 'select, update');

-- What clients are shown, by topic, in order and without gaps (R5); kept for a while for those who were away.
create table platform.topics (name text primary key, last_seq bigint not null);
create table platform.topic_messages (
  topic text not null,
  seq bigint not null,
  id bigint not null unique,
  type text not null,
  data json not null,
  occurred_at timestamptz not null,
  primary key (topic, seq)
);
create index topic_messages_age on platform.topic_messages (occurred_at);
call platform.secure_table('platform.topics', 'platform', 'relay only');
call platform.let_relay('platform.topics', 'select, insert, update, delete');
call platform.secure_table('platform.topic_messages', 'platform', 'relay only');
call platform.let_relay('platform.topic_messages', 'select, insert, delete');

-- Jobs: PostgreSQL owns them (R4). A worker holds a lease and a fence; whoever lost the lease cannot commit.
create table platform.jobs (
  id uuid primary key,
  placed bigint generated always as identity,
  kind text not null,
  school_id uuid,
  person_id uuid,
  payload jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'parked', 'cancelled')),
  attempt int not null default 0,
  max_attempts int check (max_attempts > 0),
  run_at timestamptz not null default now(),
  lease_until timestamptz,
  fence bigint not null default 0,
  worker text,
  progress_done bigint,
  progress_total bigint,
  progress_note text,
  result jsonb,
  error text,
  once_key text,
  order_key text,
  coalesce_key text,
  told boolean not null default true,
  request_id text,
  traceparent text,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  check ((state = 'running') = (lease_until is not null))
) with (fillfactor = 80);
comment on column platform.jobs.max_attempts is 'Null until a worker takes it: then what the handler allows.';
comment on column platform.jobs.told is 'False while the end of the job has not been shown to its topic.';
create unique index jobs_once on platform.jobs (school_id, kind, once_key) nulls not distinct where once_key is not null;
create unique index jobs_one_at_a_time on platform.jobs (school_id, order_key) nulls not distinct
  where state = 'running' and order_key is not null;
create index jobs_in_order on platform.jobs (order_key, placed)
  where state in ('waiting', 'running') and order_key is not null;
create index jobs_coalesced on platform.jobs (coalesce_key) where state = 'waiting' and coalesce_key is not null;
create index jobs_due on platform.jobs (kind, run_at, placed) where state = 'waiting';
-- Not on lease_until: a heartbeat then changes no index.
create index jobs_leased on platform.jobs (id) where state = 'running';
create index jobs_untold on platform.jobs (finished_at) where finished_at is not null and not told;
create index jobs_parked on platform.jobs (finished_at) where state = 'parked';
create index jobs_of_school on platform.jobs (school_id, id desc);
create index jobs_of_person on platform.jobs (person_id, id desc);
create index jobs_finished on platform.jobs (finished_at) where finished_at is not null;
call platform.ruled_table('platform.jobs', 'school',
  'school_id = (select platform.current_school()) or person_id = (select platform.current_person())
    or id = (select platform.current_job())',
  'school_id is not distinct from (select platform.current_school()) or person_id = (select platform.current_person())
    or id = (select platform.current_job())',
  'select, insert, update', 'by school, by the person who asked, or the job itself under its lease');
call platform.let_relay('platform.jobs', 'select, insert, update, delete');

-- Schedules fire once: the row is moved on in the transaction that makes the job.
create table platform.schedules (
  name text primary key,
  kind text not null,
  cron text not null,
  next_at timestamptz not null
);
call platform.secure_table('platform.schedules', 'platform', 'relay only');
call platform.let_relay('platform.schedules', 'select, insert, update, delete');

-- K4, R2: the answer of a command, stored with its effect.
create table platform.idempotency_keys (
  owner_id uuid not null,
  school_id uuid,
  route text not null,
  key text not null,
  body_hash text not null,
  answer json, -- of the command; not jsonb: a replay is the first answer to the byte
  response json, -- what the door made of it, where that is something else
  created_at timestamptz not null default now(),
  constraint idempotency_keys_once unique nulls not distinct (owner_id, school_id, route, key)
);
create index idempotency_keys_age on platform.idempotency_keys (created_at);
call platform.ruled_table('platform.idempotency_keys', 'school',
  'school_id = (select platform.current_school()) or owner_id = (select platform.current_person())',
  'school_id = (select platform.current_school()) or owner_id = (select platform.current_person())',
  'select, insert, update', 'by school, outside of a school by person');
call platform.let_relay('platform.idempotency_keys', 'select, delete');

-- K7: append-only by privilege; partitioned by month.
create table platform.audit_entries (
  id uuid not null,
  at timestamptz not null default now(),
  school_id uuid,
  person_id uuid,
  client_id uuid,
  request_id text,
  origin text,
  action text not null,
  subject_type text not null,
  subject_id uuid not null,
  before jsonb,
  after jsonb,
  primary key (id, at)
) partition by range (at);
create index audit_entries_of_school on platform.audit_entries (school_id, at desc, id);
create index audit_entries_of_subject on platform.audit_entries (school_id, subject_id, at desc);
call platform.partition_by_month('platform.audit_entries');
call platform.ruled_table('platform.audit_entries', 'school',
  'school_id = (select platform.current_school())
    or (school_id is null and person_id = (select platform.current_person()))',
  'school_id is not distinct from (select platform.current_school())
    and person_id is not distinct from (select platform.current_person())',
  'select, insert', 'by school, outside of a school by person; nobody updates or deletes');
