-- The report of the day by mail: when a school sends it, and to whom.

alter table attendance.notification_settings
  add column report_on boolean not null default false,
  add column report_at text not null default '18:00' check (report_at ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  add column report_to text[] not null default '{school-admin}'
    check (cardinality(report_to) > 0 and report_to <@ '{school-admin,office,auditor}');

alter table attendance.notification_preferences
  drop constraint notification_preferences_subscription_check,
  add constraint notification_preferences_subscription_check check (subscription in
    ('absence', 'register_reminder', 'registers_not_taken', 'alert', 'daily_report'));

alter table attendance.notifications
  drop constraint notifications_kind_check,
  add constraint notifications_kind_check check (kind in
    ('absence', 'absence_correction', 'register_reminder', 'registers_not_taken', 'alert', 'daily_report'));

alter table attendance.daily_rounds
  drop constraint daily_rounds_round_check,
  add constraint daily_rounds_round_check check (round in ('digest', 'alerts', 'report'));

-- Which schools have a day to report at an instant, by their own clocks: from the chosen hour on, for half a day, so that
-- a report is late rather than lost, and none is sent that nobody waits for any more. An hour before noon is that of the
-- next morning. `standard`: what a school does that has chosen nothing.
create function attendance.reports_due(at timestamptz, standard jsonb) returns table (school_id uuid, date date)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with schools as (
    select z.id, z.time_zone, (at at time zone z.time_zone)::date as today,
      coalesce(s.report_at, standard->>'reportAt')::time as hour
    from identity.schools z left join attendance.notification_settings s on s.school_id = z.id
    where z.status = 'active' and coalesce(s.report_on, (standard->>'reportOn')::boolean)
  ), days as (
    select c.id, d.day,
      (d.day + case when c.hour < '12:00' then 1 else 0 end + c.hour) at time zone c.time_zone as due
    from schools c cross join lateral (values (c.today), (c.today - 1)) as d (day)
  )
  select d.id, d.day from days d
  where d.due <= at and at < d.due + interval '12 hours'
    and exists (
      select from attendance.registers r where r.school_id = d.id and r.date = d.day and r.state <> 'cancelled')
    and not exists (
      select from attendance.daily_rounds m where m.school_id = d.id and m.round = 'report' and m.date = d.day)
$$;
revoke all on function attendance.reports_due from public;
grant execute on function attendance.reports_due to lyceum_app;
