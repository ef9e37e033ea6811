-- Limits: when a student's attendance needs somebody's attention, and what is done about it.

create table attendance.alert_rules (
  id uuid primary key,
  school_id uuid not null references identity.schools,
  title text not null check (length(title) between 1 and 80),
  measure text not null check (measure in ('rate', 'consecutive_absence', 'lateness', 'lateness_minutes')),
  threshold int not null check (threshold between 1 and 10000),
  window_days smallint check (window_days between 1 and 400),
  min_sessions smallint check (min_sessions between 1 and 2000),
  year_group text check (length(year_group) between 1 and 20),
  closes_itself boolean not null,
  tells jsonb not null check (jsonb_typeof(tells) = 'array'),
  active boolean not null,
  version int not null default 1,
  unique (school_id, id),
  constraint alert_rules_window check ((window_days is null) = (measure = 'consecutive_absence')),
  constraint alert_rules_sessions check ((min_sessions is null) = (measure <> 'rate'))
);

create table attendance.alerts (
  id uuid primary key,
  school_id uuid not null references identity.schools,
  rule_id uuid not null,
  student_id uuid not null,
  rule_title text not null,
  closes_itself boolean not null,
  evidence jsonb not null,
  opened_on date not null,
  opened_at timestamptz not null,
  state text not null check (state in ('open', 'acknowledged', 'closed')),
  holds boolean not null, -- the rule applied when it was last looked at
  ended_at timestamptz, -- when it ceased to
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  note text check (length(note) between 1 and 2000),
  closed_at timestamptz,
  closed_by uuid,
  close_reason text check (length(close_reason) between 1 and 200),
  version int not null default 1,
  unique (school_id, id),
  constraint alerts_rule_kept foreign key (school_id, rule_id) references attendance.alert_rules (school_id, id)
    on delete restrict,
  constraint alerts_closed check ((state = 'closed') = (closed_at is not null)),
  constraint alerts_closed_for_a_reason check (close_reason is not null or closed_by is null),
  constraint alerts_ended check (holds = (ended_at is null))
);
-- One for a rule and a student, until it is closed and the rule has ceased to apply.
create unique index alerts_once on attendance.alerts (school_id, rule_id, student_id) where state <> 'closed' or holds;
create index alerts_of_school on attendance.alerts (school_id, id);
create index alerts_of_student on attendance.alerts (school_id, student_id, id);

call platform.school_table('attendance.alert_rules');
call platform.school_table('attendance.alerts', 'select, insert, update');

-- To whom the rules of the school of the transaction apply, by the kept figures up to its today. `of_day`: only students with
-- figures of that day and those with an alert that is not over. The domain says the same of one student.
create function attendance.alert_findings(at timestamptz, of_day date, lookback int)
returns table ("ruleId" uuid, "studentId" uuid, "ruleTitle" text, "closesItself" boolean, evidence jsonb, "on" date)
language sql stable set plan_cache_mode = 'force_generic_plan' as $$
  with today as (
    select z.school_id, (at at time zone z.time_zone)::date as day
    from identity_api.schools_v1 z where z.school_id = platform.current_school()
  ), rules as (
    select r.*, t.day from today t join attendance.alert_rules r on r.school_id = t.school_id where r.active
  ), looked as (
    select s.student_id, s.year_group from today t join roster_api.students_v1 s on s.school_id = t.school_id
    where s.status = 'active' and (of_day is null
      or s.student_id in (
        select d.student_id from attendance.daily_summaries d where d.school_id = t.school_id and d.date = of_day)
      or s.student_id in (
        select a.student_id from attendance.alerts a
        where a.school_id = t.school_id and (a.state <> 'closed' or a.holds)))
  ), within as (
    select r.id, d.student_id, sum(d.possible) as possible, sum(d.attended) as attended, sum(d.late) as late,
      sum(d.minutes_late) as minutes, count(*) as days, r.day - (r.window_days - 1) as first, r.day as last
    from rules r
    join looked l on r.year_group is null or r.year_group = l.year_group
    join attendance.daily_summaries d on d.school_id = r.school_id and d.student_id = l.student_id
      and d.date between r.day - (r.window_days - 1) and r.day and d.possible > 0
    where r.measure <> 'consecutive_absence'
    group by r.id, r.day, r.window_days, d.student_id
  ), seen as (
    select r.id, d.student_id, d.date, d.possible,
      max(d.date) filter (where d.attended > 0) over (partition by r.id, d.student_id) as last_seen
    from rules r
    join looked l on r.year_group is null or r.year_group = l.year_group
    join attendance.daily_summaries d on d.school_id = r.school_id and d.student_id = l.student_id
      and d.date between r.day - (lookback - 1) and r.day and d.possible > 0
    where r.measure = 'consecutive_absence'
  ), counted as (
    select * from within
    union all
    select id, student_id, sum(possible), 0, 0, 0, count(*), min(date), max(date)
    from seen where date > coalesce(last_seen, '-infinity') group by id, student_id
  ), measured as (
    select r.*, c.student_id, c.first, c.last, c.days, c.possible / 2.0 as sessions,
      case r.measure when 'rate' then c.attended / 2.0 when 'consecutive_absence' then c.days when 'lateness' then c.late
        else c.minutes end as numerator,
      case r.measure when 'consecutive_absence' then c.days else c.possible / 2.0 end as denominator
    from counted c join rules r on r.id = c.id
  )
  select m.id, m.student_id, m.title, m.closes_itself,
    jsonb_build_object('measure', m.measure, 'threshold', m.threshold, 'numerator', m.numerator,
      'denominator', m.denominator, 'sessions', m.sessions, 'days', m.days, 'from', m.first, 'to', m.last), m.day
  from measured m
  where case m.measure
    when 'rate' then m.sessions >= m.min_sessions and 100 * m.numerator < m.threshold * m.denominator
    else m.numerator >= m.threshold end
$$;
grant execute on function attendance.alert_findings to lyceum_app;

-- Which schools look at everyone's limits now: once on each of their dates, from an hour of their own night on; ids alone.
create function attendance.alert_rounds_due(at timestamptz) returns table (school_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select z.id from identity.schools z
  where z.status = 'active' and to_char(at at time zone z.time_zone, 'HH24:MI') >= '01:00'
    and exists (select from attendance.alert_rules r where r.school_id = z.id and r.active)
    and not exists (
      select from attendance.daily_rounds d
      where d.school_id = z.id and d.round = 'alerts' and d.date = (at at time zone z.time_zone)::date)
$$;
revoke all on function attendance.alert_rounds_due from public;
grant execute on function attendance.alert_rounds_due to lyceum_app;
