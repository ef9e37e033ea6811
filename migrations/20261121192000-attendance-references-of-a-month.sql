-- What refers to something of the same date lies in the same month. A reference between two tables that lie in months is
-- looked up through all of them, for each row; between two partitions it is one look into one index. So these references are
-- declared where the rows are: the same rule, under the same name, in each month.
create table platform.monthly_references (
  relation text not null references platform.partitioned_tables,
  name text not null,
  columns text not null,
  referenced text not null references platform.partitioned_tables,
  referenced_columns text not null,
  primary key (relation, name)
);
call platform.secure_table('platform.monthly_references', 'platform', 'declared by migrations');

-- Declares what is missing in the months that there are. Without `checked` the rows that are there have yet to be checked.
create procedure platform.make_monthly_references(checked boolean default true) language plpgsql as $$
declare
  missing record;
begin
  for missing in
    select p.oid::regclass as part, o.oid::regclass as other, m.name, m.columns, m.referenced_columns
    from platform.monthly_references m
    join pg_inherits i on i.inhparent = m.relation::regclass
    join pg_class p on p.oid = i.inhrelid
    join pg_class o on o.oid = to_regclass(m.referenced || right(p.relname, length('_YYYY_MM')))
    where not exists (select from pg_constraint k where k.conrelid = p.oid and k.conname = m.name)
    order by p.relname, m.name
  loop
    execute format('alter table %s add constraint %I foreign key (%s) references %s (%s) %s', missing.part, missing.name,
      missing.columns, missing.other, missing.referenced_columns, case when not checked then 'not valid' end);
  end loop;
end $$;

create or replace procedure platform.make_partitions(relation regclass, first date, last date) language plpgsql as $$
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
  call platform.make_monthly_references();
end $$;

alter table attendance.marks drop constraint marks_have_revisions, drop constraint marks_need_an_entry;
alter table attendance.mark_revisions drop constraint mark_revisions_gapless;
insert into platform.monthly_references values
  ('attendance.marks', 'marks_have_revisions', 'school_id, register_id, student_id, version, date',
    'attendance.mark_revisions', 'school_id, register_id, student_id, revision, date'),
  ('attendance.marks', 'marks_need_an_entry', 'school_id, register_id, student_id, date, rostered',
    'attendance.register_entries', 'school_id, register_id, student_id, date, rostered'),
  ('attendance.mark_revisions', 'mark_revisions_gapless', 'school_id, register_id, student_id, previous, date',
    'attendance.mark_revisions', 'school_id, register_id, student_id, revision, date');
call platform.make_monthly_references(checked => false);

-- The last table of a month refers to nothing but itself now, which holds nobody up.
create or replace function attendance.retire_next(wanted date) returns text language plpgsql security definer
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
