-- What the marks of a day come to. A summary is a pure function of the marks and of the rule by which they are counted
-- (A10): it is kept by events, and can be made anew at any time, with the same result.

-- Rule 1. A register counts when it is complete, so once it was submitted, and unless it is cancelled. `presence` is in
-- halves, so a mark is two possible halves; what is not required is neither possible nor attended, nor late.
create view attendance.counted_marks with (security_invoker = true) as
select m.school_id, m.date, m.register_id, m.student_id, r.section_id, r.period_id, m.code,
  m.not_required::int as not_required,
  case when m.not_required then 0 else 2 end as possible,
  case when m.not_required then 0 else m.presence end as attended,
  case when m.not_required or not m.authorised then 0 else 2 - m.presence end as authorised_absence,
  case when m.not_required or m.authorised then 0 else 2 - m.presence end as unauthorised_absence,
  (m.late and not m.not_required)::int as late,
  case when m.not_required then 0 else coalesce(m.minutes_late, 0) end as minutes_late,
  case when m.not_required then 0 else coalesce(m.minutes_early, 0) end as minutes_early
from attendance.effective_marks m
join attendance.registers r on r.school_id = m.school_id and r.id = m.register_id
where r.state in ('submitted', 'locked', 'reopened');
grant select on attendance.counted_marks to lyceum_app, lyceum_backup;

-- The three levels at which days are kept, which differ only in what a row is about: a student, a register, the school.
do $$
declare
  sums constant text := 'not_required, possible, attended, authorised_absence, unauthorised_absence, late, minutes_late, minutes_early';
  added_up constant text := (select string_agg(format('sum(%1$s)::int as %1$s', s), ', ') from unnest(string_to_array(sums, ', ')) s);
  changing constant text := (select string_agg(format('%1$s = excluded.%1$s', s), ', ')
    from unnest(string_to_array('marks, rule, codes, ' || sums, ', ')) s);
  refreshing text := '';
  level record;
begin
  for level in select * from (values
    ('daily_summaries', 'student_id', '', 'student_id uuid not null,'),
    ('register_summaries', 'register_id', ', section_id, period_id',
      'register_id uuid not null, section_id uuid not null, period_id uuid not null,'),
    ('school_days', '', '', '')) as l (name, key, more, columns)
  loop
    execute format($ddl$
      create table attendance.%1$s (
        school_id uuid not null references identity.schools,
        date date not null,
        %2$s
        rule smallint not null,
        marks int not null,
        not_required int not null,
        possible int not null,
        attended int not null,
        authorised_absence int not null,
        unauthorised_absence int not null,
        late int not null,
        minutes_late int not null,
        minutes_early int not null,
        codes jsonb not null,
        primary key (%3$s),
        constraint %1$s_add_up check (possible = attended + authorised_absence + unauthorised_absence
          and possible = 2 * (marks - not_required))
      ) %4$s $ddl$,
      level.name, level.columns, concat_ws(', ', 'school_id', 'date', nullif(level.key, '')),
      case when level.key <> '' then 'partition by range (date)' end);

    execute format($ddl$
      create view attendance.%1$s_recomputed with (security_invoker = true) as
      select %2$s, 1::smallint as rule, sum(n)::int as marks, %3$s, jsonb_object_agg(code, n) as codes
      from (
        select %2$s, code, count(*) as n, %3$s from attendance.counted_marks group by %2$s, code
      ) by_code group by %2$s;
      grant select on attendance.%1$s_recomputed to lyceum_app, lyceum_backup $ddl$,
      level.name, concat_ws(', ', 'school_id', 'date', nullif(level.key, '')) || level.more, added_up);

    refreshing := refreshing || format($sql$
      return query with wanted as materialized (
        select * from attendance.%1$s_recomputed w
        where w.school_id = platform.current_school() and w.date between first and last
      ), gone as (
        delete from attendance.%1$s d
        where d.school_id = platform.current_school() and d.date between first and last and not exists (
          select from wanted w where %2$s)
        returning d.date
      ), kept as (
        insert into attendance.%1$s as d (%3$s, rule, marks, codes, %4$s)
        select %3$s, rule, marks, codes, %4$s from wanted
        on conflict (%5$s) do update set %6$s
        where (d.rule, d.marks, d.codes, %7$s) is distinct from
          (excluded.rule, excluded.marks, excluded.codes, %8$s)
        returning d.date
      ) select gone.date from gone union select kept.date from kept;
      $sql$, level.name,
      concat_ws(' and ', 'w.date = d.date', 'w.' || nullif(level.key, '') || ' = d.' || nullif(level.key, '')),
      concat_ws(', ', 'school_id', 'date', nullif(level.key, '')) || level.more, sums,
      concat_ws(', ', 'school_id', 'date', nullif(level.key, '')), changing,
      'd.' || replace(sums, ', ', ', d.'), 'excluded.' || replace(sums, ', ', ', excluded.'));
  end loop;

  -- Brings the days of the school of the transaction in line with its marks; answers the days that were not.
  execute format($ddl$
    create function attendance.summarise(first date, last date) returns setof date language plpgsql
    set plan_cache_mode = 'force_generic_plan' as $f$ #variable_conflict use_column
    begin %s end $f$ $ddl$, refreshing);
end $$;

call platform.partition_by_month('attendance.daily_summaries');
call platform.partition_by_month('attendance.register_summaries');
create index daily_summaries_of_student on attendance.daily_summaries (school_id, student_id, date);
create index register_summaries_of_section on attendance.register_summaries (school_id, section_id, date);

call platform.school_table('attendance.daily_summaries');
call platform.school_table('attendance.register_summaries');
-- Whoever leads a district compares its schools, by sums that name nobody.
call platform.ruled_table('attendance.school_days', 'school',
  'school_id = (select platform.current_school()) or school_id in (
    select s.id from identity.schools s where s.district_id in (select identity.districts_i_lead()))',
  'school_id = (select platform.current_school())',
  'select, insert, update, delete', 'by school; sums only, which whoever leads its district reads');

-- For other contexts: a student's year group is the first of the grades that the roster names.
create view roster_api.students_v1 with (security_invoker = true) as
  select school_id, id as student_id, coalesce(preferred_name, given_name) || ' ' || family_name as display_name,
    family_name || ', ' || coalesce(preferred_name, given_name) as sort_name, grades[1] as year_group, status
  from roster.people where 'student' = any(roles);
grant select on roster_api.students_v1 to lyceum_app;
