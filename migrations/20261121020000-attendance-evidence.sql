-- Evidence: what a code meant when it was given, the office's layer over the teacher's, and what anything looked like at
-- an instant. What is written here for that can be added to and never changed.

-- What a code has meant, one row for each meaning. A mark refers to the one that it was made by, so that no change of a
-- code, and no other pack, rewrites what was said.
create table attendance.code_versions (
  school_id uuid not null references identity.schools,
  code text not null,
  version int not null check (version > 0),
  label text not null,
  category text not null,
  presence smallint not null,
  authorised boolean not null,
  late boolean not null,
  off_site boolean not null,
  not_required boolean not null,
  office_only boolean not null,
  requires_reason boolean not null,
  statistical_meaning text,
  recorded_at timestamptz not null default clock_timestamp(),
  recorded_by uuid default platform.current_person(),
  primary key (school_id, code, version)
);

-- `not_required`: the session is no possible attendance, it is left out of the denominator. `statistical_meaning`: how an
-- authority counts the code, in its words.
alter table attendance.codes
  add column id uuid not null default gen_random_uuid(),
  add column off_site boolean not null default false,
  add column not_required boolean not null default false,
  add column statistical_meaning text check (length(statistical_meaning) between 1 and 120),
  add column current_version int not null default 1,
  add column version int not null default 1,
  add unique (school_id, id),
  add constraint codes_not_required check (not not_required or presence = 0);
insert into attendance.code_versions (school_id, code, version, label, category, presence, authorised, late, off_site,
  not_required, office_only, requires_reason, statistical_meaning)
select school_id, code, 1, label, category, presence, authorised, late, off_site, not_required, office_only,
  requires_reason, statistical_meaning
from attendance.codes;
alter table attendance.codes add constraint codes_current_version
  foreign key (school_id, code, current_version) references attendance.code_versions (school_id, code, version);
revoke delete on attendance.codes from lyceum_app;

-- Whoever writes a code writes its meaning down, and no other way: the number is given here.
create function attendance.remember_meaning() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if new.code <> old.code then
      raise exception 'a code keeps its letters' using errcode = 'check_violation', constraint = 'codes_keep_their_letters';
    end if;
    new.current_version := old.current_version;
    if (new.label, new.category, new.presence, new.authorised, new.late, new.off_site, new.not_required,
        new.office_only, new.requires_reason, new.statistical_meaning)
      is not distinct from (old.label, old.category, old.presence, old.authorised, old.late, old.off_site,
        old.not_required, old.office_only, old.requires_reason, old.statistical_meaning) then
      return new;
    end if;
    new.current_version := old.current_version + 1;
  else
    new.current_version := 1;
  end if;
  insert into attendance.code_versions (school_id, code, version, label, category, presence, authorised, late, off_site,
    not_required, office_only, requires_reason, statistical_meaning)
  values (new.school_id, new.code, new.current_version, new.label, new.category, new.presence, new.authorised, new.late,
    new.off_site, new.not_required, new.office_only, new.requires_reason, new.statistical_meaning)
  on conflict do nothing; -- an insert that meets a code that is there leaves no trace
  return new;
end $$;
create trigger codes_meaning before insert or update on attendance.codes
  for each row execute function attendance.remember_meaning();

-- How a school takes attendance. A school without a row goes by the defaults.
create table attendance.school_settings (
  school_id uuid primary key references identity.schools,
  code_pack text check (code_pack in ('simple', 'england')),
  lock_after_days smallint not null default 7 check (lock_after_days between 0 and 365),
  missed_after_minutes smallint not null default 60 check (missed_after_minutes between 0 and 10080),
  version int not null default 1
);

-- Registers: one more state, why a register is in its state, since when.
alter table attendance.registers
  drop constraint registers_state_check,
  drop constraint registers_submitted,
  add constraint registers_state_check check (state in
    ('scheduled', 'open', 'submitted', 'locked', 'reopened', 'cancelled', 'missed')),
  add constraint registers_submitted check
    (state not in ('submitted', 'locked', 'reopened') or submitted_at is not null),
  add constraint registers_submitted_once check (state not in ('scheduled', 'open', 'missed') or submitted_at is null),
  add column state_reason text check (length(state_reason) between 1 and 500),
  add column state_since timestamptz,
  add constraint registers_reopened_with_reason check (state <> 'reopened' or state_reason is not null);
update attendance.registers set state_since = coalesce(submitted_at, opened_at, now());
alter table attendance.registers alter column state_since set not null,
  alter column state_since set default clock_timestamp();
create index registers_to_lock on attendance.registers (school_id, state_since) where state = 'submitted';
create index registers_to_miss on attendance.registers (school_id, date) where state in ('scheduled', 'open');

-- Every state that a register has been in; the number is the register's version.
create table attendance.register_states (
  school_id uuid not null,
  date date not null,
  register_id uuid not null,
  version int not null,
  state text not null,
  reason text,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (school_id, register_id, version, date),
  constraint register_states_of_a_register foreign key (school_id, register_id, date)
    references attendance.registers (school_id, id, date)
) partition by range (date);
call platform.partition_by_month('attendance.register_states');

insert into attendance.register_states (school_id, date, register_id, version, state, recorded_at, recorded_by)
select school_id, date, id, version, state, state_since, coalesce(submitted_by, opened_by) from attendance.registers;

-- The states and their order. What was cancelled can be taken back to where it was, and no further.
create function attendance.register_transitions() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state = 'scheduled' then return new; end if;
  elsif new.state = old.state then
    new.state_since := old.state_since;
    return new;
  elsif new.state = any (case old.state
      when 'scheduled' then '{open,cancelled,missed}'
      when 'open' then '{submitted,cancelled,missed}'
      when 'submitted' then '{locked,cancelled}'
      when 'locked' then '{reopened}'
      when 'reopened' then '{submitted}'
      when 'cancelled' then '{scheduled,open,submitted}'
      when 'missed' then '{open,cancelled}' end::text[]) then
    new.state_since := clock_timestamp();
    return new;
  end if;
  raise exception 'a register does not become % like this', new.state
    using errcode = 'check_violation', constraint = 'registers_transitions';
end $$;
create trigger registers_transitions before insert or update on attendance.registers
  for each row execute function attendance.register_transitions();

create function attendance.remember_states() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into attendance.register_states (school_id, date, register_id, version, state, reason, recorded_at, recorded_by)
    select w.school_id, w.date, w.id, w.version, w.state, w.state_reason, w.state_since, platform.current_person()
    from written w;
  else
    insert into attendance.register_states (school_id, date, register_id, version, state, reason, recorded_at, recorded_by)
    select w.school_id, w.date, w.id, w.version, w.state, w.state_reason, w.state_since, platform.current_person()
    from written w join former f on f.school_id = w.school_id and f.id = w.id where f.state <> w.state;
  end if;
  return null;
end $$;
create trigger registers_remembered after insert on attendance.registers
  referencing new table as written for each statement execute function attendance.remember_states();
create trigger registers_remembered_on after update on attendance.registers
  referencing old table as former new table as written for each statement execute function attendance.remember_states();

-- Entries as they were before each change: who was on a register, under which name, until when.
alter table attendance.register_entries add column entered_at timestamptz not null default '-infinity';
alter table attendance.register_entries alter column entered_at set default clock_timestamp();
create table attendance.register_entry_changes (
  school_id uuid not null,
  date date not null,
  register_id uuid not null,
  student_id uuid not null,
  changed_at timestamptz not null default clock_timestamp(),
  rostered boolean not null,
  display_name text not null,
  sort_name text not null,
  primary key (school_id, register_id, student_id, changed_at, date),
  constraint entry_changes_of_an_entry foreign key (school_id, register_id, student_id, date)
    references attendance.register_entries (school_id, register_id, student_id, date)
) partition by range (date);
call platform.partition_by_month('attendance.register_entry_changes');

create function attendance.remember_entries() returns trigger language plpgsql as $$
begin
  insert into attendance.register_entry_changes (school_id, date, register_id, student_id, rostered, display_name, sort_name)
  select f.school_id, f.date, f.register_id, f.student_id, f.rostered, f.display_name, f.sort_name
  from former f join written w on w.school_id = f.school_id and w.register_id = f.register_id
    and w.student_id = f.student_id and w.date = f.date
  where (f.rostered, f.display_name, f.sort_name) is distinct from (w.rostered, w.display_name, w.sort_name);
  return null;
end $$;
create trigger entries_remembered after update on attendance.register_entries
  referencing old table as former new table as written for each statement execute function attendance.remember_entries();

-- A2: each change of either layer is a revision. No code: the office has withdrawn its override. `marked_at` is when it
-- was said, `recorded_at` when it was written here; what stood at an instant goes by the latter.
alter table attendance.mark_revisions
  add column layer text not null default 'teacher' check (layer in ('teacher', 'office')),
  add column code_version int default 1, -- what the previous version of the application knows
  add column minutes_early smallint,
  add column recorded_at timestamptz,
  alter column code drop not null,
  add constraint mark_revisions_say_something check
    (num_nulls(code, code_version) = 0 or num_nulls(code, code_version) = 2 and layer = 'office');
update attendance.mark_revisions set recorded_at = marked_at;
alter table attendance.mark_revisions alter column recorded_at set not null,
  alter column recorded_at set default clock_timestamp();

-- A7: the office's value lies over the teacher's and replaces nothing. What counts is defined here and nowhere else.
alter table attendance.marks
  alter column code drop not null,
  alter column marked_at drop not null,
  add column code_version int default 1, -- what the previous version of the application knows
  add column minutes_early smallint check (minutes_early between 0 and 1440),
  add column reason text,
  add column office_code text,
  add column office_code_version int,
  add column office_minutes_late smallint check (office_minutes_late between 0 and 1440),
  add column office_minutes_early smallint check (office_minutes_early between 0 and 1440),
  add column office_reason text,
  add column office_at timestamptz,
  add column office_by uuid,
  add column effective_code text generated always as (coalesce(office_code, code)) stored,
  add column effective_code_version int generated always as
    (case when office_code is null then code_version else office_code_version end) stored,
  add column effective_minutes_late smallint generated always as
    (case when office_code is null then minutes_late else office_minutes_late end) stored,
  add column effective_minutes_early smallint generated always as
    (case when office_code is null then minutes_early else office_minutes_early end) stored,
  add constraint marks_teacher_layer check (num_nulls(code, code_version, marked_at) = 0
    or num_nulls(code, code_version, marked_at) = 3
      and num_nonnulls(minutes_late, minutes_early, reason, marked_by) = 0),
  add constraint marks_office_layer check (num_nulls(office_code, office_code_version, office_at) = 0
    or num_nulls(office_code, office_code_version, office_at) = 3
      and num_nonnulls(office_minutes_late, office_minutes_early, office_reason, office_by) = 0),
  drop constraint marks_code_known;
alter table attendance.marks add constraint marks_code_known
  foreign key (school_id, code, code_version) references attendance.code_versions (school_id, code, version);
alter table attendance.marks add constraint marks_office_code_known
  foreign key (school_id, office_code, office_code_version) references attendance.code_versions (school_id, code, version);

-- What counts, with what it meant: for everything that counts marks.
create view attendance.effective_marks with (security_invoker = true) as
select m.school_id, m.date, m.register_id, m.student_id, m.version, m.effective_code as code,
  m.effective_code_version as code_version, m.effective_minutes_late as minutes_late,
  m.effective_minutes_early as minutes_early,
  case when m.office_code is null then 'teacher' else 'office' end as layer,
  case when m.office_code is null then m.marked_at else m.office_at end as marked_at,
  case when m.office_code is null then m.marked_by else m.office_by end as marked_by,
  v.label, v.category, v.presence, v.authorised, v.late, v.off_site, v.not_required, v.statistical_meaning
from attendance.marks m join attendance.code_versions v on v.school_id = m.school_id
  and v.code = m.effective_code and v.version = m.effective_code_version;
grant select on attendance.effective_marks to lyceum_app, lyceum_backup;

call platform.school_table('attendance.code_versions', 'select, insert');
call platform.school_table('attendance.school_settings', 'select, insert, update');
call platform.school_table('attendance.register_states', 'select, insert');
call platform.school_table('attendance.register_entry_changes', 'select, insert');

-- A2, A5, A6, A8, A9: when a mark may be made, whoever writes it and however. While the register is scheduled the office
-- may say what it knows already; after submission whoever changes something says why.
create or replace function attendance.marks_on_open_registers() returns trigger language plpgsql as $$
declare
  broken text;
begin
  -- Nearly always: on time, in time. Asked first, because what follows opens the revisions of every month.
  if not exists (
    select from written w join attendance.registers r on r.school_id = w.school_id and r.id = w.register_id
    where r.state <> 'open' or r.date > (now() at time zone r.time_zone)::date
      or num_nonnulls(w.minutes_late, w.minutes_early, w.office_minutes_late, w.office_minutes_early) > 0
  ) then
    return null;
  end if;
  select case
      when r.state not in ('scheduled', 'open', 'submitted', 'reopened')
        or r.date > (now() at time zone r.time_zone)::date then 'marks_on_open_registers'
      when extract(epoch from r.ends_at - r.starts_at) / 60 < greatest(
          coalesce(w.minutes_late, 0) + coalesce(w.minutes_early, 0),
          coalesce(w.office_minutes_late, 0) + coalesce(w.office_minutes_early, 0)) then 'marks_within_session'
      when r.state = 'scheduled' and v.layer = 'teacher' then 'marks_on_open_registers'
      when r.state in ('submitted', 'reopened') and v.reason is null then 'marks_amended_with_reason'
      when r.state in ('submitted', 'reopened') and w.effective_code is null then 'registers_complete'
    end into broken
  from written w
  join attendance.registers r on r.school_id = w.school_id and r.id = w.register_id
  left join attendance.mark_revisions v on v.school_id = w.school_id and v.register_id = w.register_id
    and v.student_id = w.student_id and v.date = w.date and v.revision = w.version
  order by 1 limit 1; -- NULL, where nothing is broken, comes last
  if broken is not null then
    raise exception 'this mark may not be made like this, or not now'
      using errcode = 'check_violation', constraint = broken;
  end if;
  return null;
end $$;

-- A8, A14: a submitted register has a mark for each student who is rostered.
create or replace function attendance.registers_complete() returns trigger language plpgsql as $$
begin
  if exists (
    select from attendance.register_entries e
    where e.school_id = new.school_id and e.register_id = new.id and e.date = new.date and e.rostered
      and not exists (
        select from attendance.marks m where m.school_id = e.school_id and m.register_id = e.register_id
          and m.student_id = e.student_id and m.date = e.date and m.effective_code is not null)
  ) then
    raise exception 'a submitted register has a code for every entry'
      using errcode = 'check_violation', constraint = 'registers_complete';
  end if;
  return null;
end $$;

-- The entries of a submitted register are frozen, and stay so whatever becomes of it.
create or replace function attendance.entries_frozen() returns trigger language plpgsql as $$
begin
  if exists (
    select from written w join attendance.registers r on r.school_id = w.school_id and r.id = w.register_id
    where r.submitted_at is not null
  ) then
    raise exception 'the entries of a submitted register are frozen'
      using errcode = 'check_violation', constraint = 'register_entries_frozen';
  end if;
  return null;
end $$;
