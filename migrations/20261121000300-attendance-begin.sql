-- Registers and marks. Entries, marks and revisions carry the register's date from the first day, because they are
-- partitioned by month; so do their keys.

create schema attendance;
create schema attendance_api;
grant usage on schema attendance, attendance_api to lyceum_app, lyceum_backup;

-- The school's own codes; each means one Ed-Fi attendance category. `presence` counts halves: 0, 1, 2.
create table attendance.codes (
  school_id uuid not null references identity.schools,
  code text not null check (code ~ '^[^\s]{1,4}$'),
  label text not null check (length(label) between 1 and 60),
  category text not null check (category in ('In Attendance', 'Present', 'Tardy', 'Excused Absence',
    'Unexcused Absence', 'Early departure', 'Partial')),
  presence smallint not null check (presence between 0 and 2),
  authorised boolean not null,
  late boolean not null,
  office_only boolean not null default false,
  requires_reason boolean not null default false,
  active boolean not null default true,
  ordinal smallint not null default 0,
  primary key (school_id, code)
);

create table attendance.registers (
  id uuid primary key,
  school_id uuid not null references identity.schools,
  date date not null,
  section_id uuid not null,
  period_id uuid not null,
  title text not null,
  period_name text not null,
  time_zone text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  state text not null default 'scheduled' check (state in
    ('scheduled', 'open', 'submitted', 'locked', 'cancelled', 'missed')),
  opened_at timestamptz,
  opened_by uuid,
  submitted_at timestamptz,
  submitted_by uuid,
  version int not null default 1,
  constraint registers_once unique (school_id, date, section_id, period_id),
  unique (school_id, id, date),
  constraint registers_times check (starts_at < ends_at),
  constraint registers_submitted check (state not in ('submitted', 'locked') or submitted_at is not null)
);
create index registers_of_day on attendance.registers (school_id, date, starts_at, id);
create index registers_of_section on attendance.registers (school_id, section_id, date);

-- The student as rostered when the register was made; frozen at submission.
create table attendance.register_entries (
  school_id uuid not null,
  date date not null,
  register_id uuid not null,
  student_id uuid not null,
  display_name text not null,
  sort_name text not null,
  rostered boolean not null default true,
  primary key (school_id, register_id, student_id, date),
  unique (school_id, register_id, student_id, date, rostered),
  foreign key (school_id, register_id, date) references attendance.registers (school_id, id, date)
) partition by range (date);
create index register_entries_of_student on attendance.register_entries (school_id, student_id, date);

-- A2: append-only by privilege, gapless because each revision refers to the one before.
create table attendance.mark_revisions (
  school_id uuid not null,
  date date not null,
  register_id uuid not null,
  student_id uuid not null,
  revision int not null check (revision > 0),
  previous int generated always as (nullif(revision - 1, 0)) stored,
  code text not null,
  minutes_late smallint,
  reason text,
  marked_at timestamptz not null,
  marked_by uuid,
  request_id text,
  primary key (school_id, register_id, student_id, revision, date),
  constraint mark_revisions_gapless foreign key (school_id, register_id, student_id, previous, date)
    references attendance.mark_revisions (school_id, register_id, student_id, revision, date)
) partition by range (date);

-- A1: one current mark for each entry; A3, A13: a mark needs a student who is on the register, and whoever has a mark
-- stays on it; the mark's version is the number of its last revision.
create table attendance.marks (
  school_id uuid not null,
  date date not null,
  register_id uuid not null,
  student_id uuid not null,
  code text not null,
  minutes_late smallint check (minutes_late between 0 and 1440),
  version int not null,
  marked_at timestamptz not null,
  marked_by uuid,
  rostered boolean not null generated always as (true) stored,
  constraint marks_once primary key (school_id, register_id, student_id, date),
  constraint marks_need_an_entry foreign key (school_id, register_id, student_id, date, rostered)
    references attendance.register_entries (school_id, register_id, student_id, date, rostered),
  constraint marks_have_revisions foreign key (school_id, register_id, student_id, version, date)
    references attendance.mark_revisions (school_id, register_id, student_id, revision, date),
  constraint marks_code_known foreign key (school_id, code) references attendance.codes (school_id, code)
) partition by range (date);
create index marks_of_student on attendance.marks (school_id, student_id, date);

call platform.partition_by_month('attendance.register_entries');
call platform.partition_by_month('attendance.mark_revisions');
call platform.partition_by_month('attendance.marks');

call platform.school_table('attendance.codes');
call platform.school_table('attendance.registers', 'select, insert, update');
call platform.school_table('attendance.register_entries', 'select, insert, update');
call platform.school_table('attendance.mark_revisions', 'select, insert');
call platform.school_table('attendance.marks', 'select, insert, update');

-- A5, A6: marks are made on an open register, on its day or later, whoever writes them and however.
create function attendance.marks_on_open_registers() returns trigger language plpgsql as $$
begin
  if exists (
    select from written w
    join attendance.registers r on r.school_id = w.school_id and r.id = w.register_id
    where r.state <> 'open' or r.date > (now() at time zone r.time_zone)::date
  ) then
    raise exception 'marks belong to open registers of today or earlier'
      using errcode = 'check_violation', constraint = 'marks_on_open_registers';
  end if;
  return null;
end $$;
create trigger marks_inserted after insert on attendance.marks
  referencing new table as written for each statement execute function attendance.marks_on_open_registers();
create trigger marks_updated after update on attendance.marks
  referencing new table as written for each statement execute function attendance.marks_on_open_registers();

-- A8, A14: a submitted register has a mark for each student who is rostered.
create function attendance.registers_complete() returns trigger language plpgsql as $$
begin
  if exists (
    select from attendance.register_entries e
    where e.school_id = new.school_id and e.register_id = new.id and e.date = new.date and e.rostered
      and not exists (
        select from attendance.marks m where m.school_id = e.school_id and m.register_id = e.register_id
          and m.student_id = e.student_id and m.date = e.date)
  ) then
    raise exception 'a submitted register has a code for every entry'
      using errcode = 'check_violation', constraint = 'registers_complete';
  end if;
  return null;
end $$;
create constraint trigger registers_complete after insert or update of state on attendance.registers
  for each row when (new.state in ('submitted', 'locked')) execute function attendance.registers_complete();

-- The entries of a submitted register are frozen.
create function attendance.entries_frozen() returns trigger language plpgsql as $$
begin
  if exists (
    select from written w join attendance.registers r on r.school_id = w.school_id and r.id = w.register_id
    where r.state in ('submitted', 'locked')
  ) then
    raise exception 'the entries of a submitted register are frozen'
      using errcode = 'check_violation', constraint = 'register_entries_frozen';
  end if;
  return null;
end $$;
create trigger entries_inserted after insert on attendance.register_entries
  referencing new table as written for each statement execute function attendance.entries_frozen();
create trigger entries_updated after update on attendance.register_entries
  referencing new table as written for each statement execute function attendance.entries_frozen();

-- Whether the person of the transaction teaches a section of the school on a date: the reach `own` of a teacher.
create function attendance.person_teaches(section uuid, on_date date) returns boolean language sql stable
  return exists (
    select from roster_api.teaching_v1 t
    where t.school_id = platform.current_school() and t.section_id = section
      and t.person_id = platform.current_person() and on_date between t.starts_on and coalesce(t.ends_on, 'infinity'));

-- Which school a register belongs to, for a subscription that names only the register. Tells a member nothing else.
create function attendance.school_of_register(wanted uuid) returns uuid language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select school_id from attendance.registers where id = wanted
$$;
revoke all on function attendance.school_of_register from public;
grant execute on function attendance.school_of_register to lyceum_app;
