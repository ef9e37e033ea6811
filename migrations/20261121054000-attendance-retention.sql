-- How long the records of attendance are kept. They lie in partitions of a month that all schools share, so a month goes
-- when every school's time has passed, the oldest first, and never before it is a year old. What is counted is kept
-- (summaries), and so are the registers: they name no student, and what was, can be said to have been.

alter table attendance.school_settings add column records_kept_months smallint
  constraint school_settings_records_kept check (records_kept_months between 12 and 600);
comment on column attendance.school_settings.records_kept_months is 'Null: as long as the installation says.';

-- A month is no longer readable from the moment it has begun to go, so nobody ever sees a part of it.
create table attendance.retired_months (
  month date primary key check (extract(day from month) = 1),
  begun_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz
);
call platform.ruled_table('attendance.retired_months', 'platform', 'true', 'false', 'select',
  'months and instants of the installation, written by its retention only');

-- What of a school's month was there when it went, and the file that it was written to.
create table attendance.retired_records (
  id uuid primary key,
  school_id uuid not null references identity.schools,
  month date not null references attendance.retired_months,
  rows jsonb not null,
  file_key text,
  bytes bigint,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  retired_at timestamptz not null default clock_timestamp(),
  constraint retired_records_once unique (school_id, month),
  constraint retired_records_file check (num_nulls(file_key, bytes, sha256) in (0, 3))
);
call platform.school_table('attendance.retired_records', 'select, insert');

-- The first day of which there are records.
create function attendance.records_begin() returns date language sql stable
  return (select coalesce(max(r.month) + interval '1 month', '-infinity')::date from attendance.retired_months r);

-- True, or the reason why nothing can be said of that day.
create function attendance.records_kept(on_date date) returns boolean language plpgsql stable as $$
begin
  if on_date < attendance.records_begin() then
    raise exception 'the records of % are no longer kept here', on_date
      using errcode = 'check_violation', constraint = 'records_kept';
  end if;
  return true;
end $$;

-- A register whose records are gone stays what it was.
create function attendance.registers_kept() returns trigger language plpgsql as $$
begin
  if new.date < attendance.records_begin() then
    raise exception 'the records of % are no longer kept here', new.date
      using errcode = 'check_violation', constraint = 'registers_kept';
  end if;
  return new;
end $$;
create trigger registers_kept before insert or update on attendance.registers
  for each row when (new.date < current_date - 330) -- younger than what may go: not asked
  execute function attendance.registers_kept();

-- A10: where there are no marks any more, what was counted is kept and not counted anew.
alter function attendance.summarise(date, date) rename to summarise_records;
create function attendance.summarise(first date, last date) returns setof date language sql
  as 'select * from attendance.summarise_records(greatest(first, attendance.records_begin()), last)';

-- What goes with a month, in this order: first what refers to something, then what it refers to.
create function attendance.tables_of_records() returns text[] language sql immutable
  return '{mark_sources,check_ins,check_in_windows,marks,mark_revisions,mark_proposals,sync_operations,register_entry_changes,register_entries,register_states}'::text[];

-- How long each school keeps its records, and its own date. Null: for good.
create function attendance.terms_of_retention(keep_months int)
returns table (school_id uuid, name text, today date, months int) language sql stable as $$
  select s.id, s.name, (now() at time zone s.time_zone)::date, coalesce(k.records_kept_months, nullif(keep_months, 0))
  from identity.schools s left join attendance.school_settings k on k.school_id = s.id
$$;

-- Of each month that has records: what it takes, and what keeps it. `at_work`: registers that are not locked, missed or
-- cancelled. `kept_until`: when the last school's time has passed; null, when one keeps it for good.
create function attendance.months_of_records(keep_months int)
returns table (month date, bytes bigint, registers bigint, at_work bigint, marks bigint, kept_until date, kept_by bigint,
  begun boolean) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with months as (
    select to_date(right(c.relname, 7), 'YYYY_MM') as month, false as begun
    from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'attendance.register_entries'::regclass and not exists (
      select from attendance.retired_months r where r.month = to_date(right(c.relname, 7), 'YYYY_MM'))
    union all select r.month, true from attendance.retired_months r where r.finished_at is null
  ), registers as (
    select date_trunc('month', r.date)::date as month, count(*) as n,
      count(*) filter (where r.state not in ('locked', 'missed', 'cancelled')) as at_work
    from attendance.registers r group by 1
  ), counted as (
    select date_trunc('month', d.date)::date as month, sum(d.marks)::bigint as marks from attendance.school_days d group by 1
  )
  select m.month, size.bytes, coalesce(r.n, 0), coalesce(r.at_work, 0), coalesce(c.marks, 0), term.kept_until, term.kept_by,
    m.begun
  from months m left join registers r on r.month = m.month left join counted c on c.month = m.month
  cross join lateral (
    select coalesce(sum(pg_total_relation_size(to_regclass(format('attendance.%I', t || to_char(m.month, '_YYYY_MM'))))), 0)::bigint
      as bytes from unnest(attendance.tables_of_records()) t) size
  cross join lateral (
    select case when bool_and(t.months is not null)
        then max(m.month + interval '1 month' + make_interval(months => t.months))::date end as kept_until,
      count(*) filter (where t.months is null
        or m.month + interval '1 month' + make_interval(months => t.months) > t.today) as kept_by
    from attendance.terms_of_retention(keep_months) t) term
  where m.month < date_trunc('month', current_date)
  order by m.month
$$;

-- Whoever asks, and by whatever mistake: only a month whose time has passed everywhere, on which nobody works, that is a
-- year old and before which there is nothing.
create function attendance.begin_retiring(wanted date, keep_months int) returns void language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from attendance.retired_months r where r.month = wanted) then
    return;
  end if;
  lock table attendance.registers in exclusive mode; -- waits for those who change one at this moment
  if wanted + interval '13 months' > current_date
    or not coalesce((select bool_and(wanted + interval '1 month' + make_interval(months => t.months) <= t.today
        and t.months is not null) from attendance.terms_of_retention(keep_months) t), false)
    or exists (select from attendance.registers r where r.date >= wanted and r.date < wanted + interval '1 month'
      and r.state not in ('locked', 'missed', 'cancelled'))
    or exists (select from attendance.registers r where r.date < wanted and r.date >= attendance.records_begin())
  then
    raise exception 'the records of % have to be kept', wanted
      using errcode = 'check_violation', constraint = 'records_retention';
  end if;
  insert into attendance.retired_months (month) values (wanted);
end $$;

-- The schools that have something in a month.
create function attendance.schools_with_records(wanted date) returns table (school_id uuid) language sql stable
security definer set search_path = pg_catalog, pg_temp as $$
  select distinct r.school_id from attendance.registers r
  where r.date >= wanted and r.date < wanted + interval '1 month' order by 1
$$;

-- Takes the next table of a month that has begun to go; answers its name, or null when nothing is left. One call, one
-- transaction: whoever comes back after a crash goes on where the last one has ended.
create function attendance.retire_next(wanted date) returns text language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
  line text;
  part text;
  taken bigint;
  until constant date := wanted + interval '1 month';
begin
  perform from attendance.retired_months r where r.month = wanted and r.finished_at is null for update;
  if not found then
    return null;
  end if;
  foreach line in array attendance.tables_of_records() loop
    part := format('attendance.%I', line || to_char(wanted, '_YYYY_MM'));
    if to_regclass(part) is not null then
      -- What refers to a row of the same month would hold it.
      if line = 'mark_revisions' then
        execute format('delete from %s where revision > 1', part);
      end if;
      execute format('alter table attendance.%I detach partition %s', line, part);
      execute format('drop table %s', part);
      return line;
    elsif not exists (select from platform.partitioned_tables p where p.relation = 'attendance.' || line) then
      execute format('delete from attendance.%I where date >= $1 and date < $2', line) using wanted, until;
      get diagnostics taken = row_count;
      if taken > 0 then
        return line;
      end if;
    end if;
  end loop;
  update attendance.retired_months set finished_at = clock_timestamp() where month = wanted;
  return null;
end $$;

revoke all on function attendance.months_of_records, attendance.begin_retiring, attendance.schools_with_records,
  attendance.retire_next from public;
grant usage on schema attendance to lyceum_relay;
grant execute on function attendance.months_of_records, attendance.begin_retiring, attendance.schools_with_records,
  attendance.retire_next to lyceum_relay;
