-- The book of the front desk: who came late and who left early, when and why. What registers make of it is worked out
-- from the whole of a student's day, together with absences.

create table attendance.desk_entries (
  id uuid primary key,
  school_id uuid not null references identity.schools,
  student_id uuid not null,
  date date not null,
  kind text not null check (kind in ('in', 'out')),
  at timestamptz not null,
  code text,
  reason text not null check (length(reason) between 1 and 200),
  recorded_at timestamptz not null,
  recorded_by uuid,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  version int not null default 1,
  unique (school_id, id),
  constraint desk_entries_out_with_code check (kind = 'in' or code is not null),
  constraint desk_entries_code_known foreign key (school_id, code) references attendance.codes (school_id, code)
);
-- One movement at one moment.
create unique index desk_entries_once on attendance.desk_entries (school_id, student_id, at) where withdrawn_at is null;
create index desk_entries_of_day on attendance.desk_entries (school_id, student_id, date) where withdrawn_at is null;
create index desk_entries_by_day on attendance.desk_entries (school_id, date, id);

call platform.school_table('attendance.desk_entries', 'select, insert, update');

-- A mark that is made of what is known may come from the desk: then no absence explains it.
alter table attendance.mark_sources alter column absence_id drop not null;
-- Over which revision of the office's it was made: what was said by hand comes back when nothing is known any more.
alter table attendance.mark_sources add column over_revision int;
