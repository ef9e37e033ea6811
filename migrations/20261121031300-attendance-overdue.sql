-- What comes due by the clock: registers that nobody has submitted in time, and what a school does once a day.

-- The wall of registers not taken: noted when the time was up, so that each is told of once.
create table attendance.overdue_registers (
  school_id uuid not null,
  date date not null,
  register_id uuid not null,
  overdue_since timestamptz not null,
  noted_at timestamptz not null default now(),
  primary key (school_id, register_id),
  foreign key (school_id, register_id, date) references attendance.registers (school_id, id, date)
);
create index overdue_registers_of_day on attendance.overdue_registers (school_id, date, overdue_since, register_id);

-- What a school has done on its date already: at most once, however often the clock is looked at.
create table attendance.daily_rounds (
  school_id uuid not null references identity.schools,
  round text not null check (round in ('digest', 'alerts')),
  date date not null,
  made_at timestamptz not null default now(),
  primary key (school_id, round, date)
);

call platform.school_table('attendance.overdue_registers', 'select, insert');
call platform.school_table('attendance.daily_rounds', 'select, insert');

-- When a register counts as not taken.
create function attendance.overdue_since(starts_at timestamptz, ends_at timestamptz, anchor text, minutes int)
returns timestamptz language sql immutable parallel safe
  return case anchor when 'end' then ends_at else starts_at end + minutes * interval '1 minute';

-- Which schools have something to do at an instant, by their own clocks; ids alone, for the job that goes from school to
-- school every minute. `standard`: what a school does that has chosen nothing.
create function attendance.rounds_due(at timestamptz, standard jsonb) returns table (school_id uuid, round text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with clocks as (
    select z.id, (at at time zone z.time_zone)::date as today, to_char(at at time zone z.time_zone, 'HH24:MI') as clock,
      coalesce(s.reminder_minutes, (standard->>'reminderMinutes')::int) as minutes,
      coalesce(s.reminder_after, standard->>'reminderAfter') as anchor,
      coalesce(s.digest_on, (standard->>'digestOn')::boolean) as digest_on,
      coalesce(s.digest_at, standard->>'digestAt') as digest_at
    from identity.schools z left join attendance.notification_settings s on s.school_id = z.id
    where z.status = 'active'
  )
  select c.id, 'overdue' from clocks c
  where exists (
    select from attendance.registers r
    where r.school_id = c.id and r.date = c.today and r.state in ('scheduled', 'open')
      and attendance.overdue_since(r.starts_at, r.ends_at, c.anchor, c.minutes) <= at
      and not exists (
        select from attendance.overdue_registers o where o.school_id = r.school_id and o.register_id = r.id))
  union all
  select c.id, 'digest' from clocks c
  where c.digest_on and c.clock >= c.digest_at
    and exists (select from attendance.registers r where r.school_id = c.id and r.date = c.today)
    and not exists (
      select from attendance.daily_rounds d where d.school_id = c.id and d.round = 'digest' and d.date = c.today)
$$;
revoke all on function attendance.rounds_due from public;
grant execute on function attendance.rounds_due to lyceum_app;
