-- Marks that come in from a file: received, staged and checked, then taken over register by register.

create table attendance.mark_imports (
  id uuid primary key,
  school_id uuid not null references identity.schools,
  requested_by uuid references identity.persons,
  job_id uuid not null,
  mode text not null check (mode in ('all-or-nothing', 'good-rows-only')),
  dry_run boolean not null,
  existing text not null check (existing in ('keep', 'replace')),
  submit boolean not null,
  encoding text not null check (encoding in ('utf-8', 'windows-1252')),
  state text not null check (state in ('received', 'applying', 'done', 'refused')),
  problem text,
  counts jsonb,
  version int not null default 1,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  unique (school_id, id),
  constraint mark_imports_finished check ((state in ('done', 'refused')) = (finished_at is not null))
);

-- A row as it came, kept until the import is over; of rows at fault, until the import is forgotten, for the report.
create table attendance.mark_import_rows (
  school_id uuid not null,
  import_id uuid not null,
  row_no int not null,
  date text not null, -- as it came, as the others: of a row at fault it may be anything
  section text not null,
  period text not null,
  student text not null,
  code text not null,
  minutes_late smallint,
  minutes_early smallint,
  reason text,
  register_id uuid,
  student_id uuid,
  state text not null check (state in ('staged', 'rehearsed', 'done', 'faulty')),
  outcome text check (outcome in ('created', 'changed', 'unchanged')),
  primary key (school_id, import_id, row_no),
  foreign key (school_id, import_id) references attendance.mark_imports (school_id, id) on delete cascade,
  constraint mark_import_rows_placed check (state = 'faulty' or register_id is not null and student_id is not null),
  constraint mark_import_rows_settled check ((state in ('rehearsed', 'done')) = (outcome is not null))
);
create index mark_import_rows_by_register on attendance.mark_import_rows (import_id, register_id)
  where state in ('staged', 'rehearsed');

create table attendance.mark_import_faults (
  school_id uuid not null,
  import_id uuid not null,
  row_no int not null,
  field text not null,
  reason text not null,
  detail text not null,
  primary key (school_id, import_id, row_no, field, reason),
  foreign key (school_id, import_id, row_no)
    references attendance.mark_import_rows (school_id, import_id, row_no) on delete cascade
);

-- The source of a revision that an import has made: the import says its id for as long as its transaction lasts, and marking
-- itself knows nothing of it.
alter table attendance.mark_revisions add column import_id uuid;
alter table attendance.mark_revisions
  alter column import_id set default nullif(current_setting('app.import_id', true), '')::uuid;

call platform.school_table('attendance.mark_imports', 'select, insert, update');
call platform.school_table('attendance.mark_import_rows');
call platform.school_table('attendance.mark_import_faults');
