-- In a closed school nobody works any more, and no job closes its registers: they hold up the retention of no other.

-- `at_work`: registers of schools that are not closed which are not locked, missed or cancelled.
create or replace function attendance.months_of_records(keep_months int)
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
      count(*) filter (where s.status <> 'closed' and r.state not in ('locked', 'missed', 'cancelled')) as at_work
    from attendance.registers r join identity.schools s on s.id = r.school_id group by 1
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

create or replace function attendance.begin_retiring(wanted date, keep_months int) returns void language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from attendance.retired_months r where r.month = wanted) then
    return;
  end if;
  lock table attendance.registers in exclusive mode; -- waits for those who change one at this moment
  if wanted + interval '13 months' > current_date
    or not coalesce((select bool_and(wanted + interval '1 month' + make_interval(months => t.months) <= t.today
        and t.months is not null) from attendance.terms_of_retention(keep_months) t), false)
    or exists (select from attendance.registers r join identity.schools s on s.id = r.school_id and s.status <> 'closed'
      where r.date >= wanted and r.date < wanted + interval '1 month'
        and r.state not in ('locked', 'missed', 'cancelled'))
    or exists (select from attendance.registers r where r.date < wanted and r.date >= attendance.records_begin())
  then
    raise exception 'the records of % have to be kept', wanted
      using errcode = 'check_violation', constraint = 'records_retention';
  end if;
  insert into attendance.retired_months (month) values (wanted);
end $$;
