-- Imports of a whole district: the package staged and checked first, then taken over school by school.

create table roster.imports (
  id uuid primary key,
  district_id uuid not null references identity.districts,
  requested_by uuid not null references identity.persons,
  job_id uuid not null,
  state text not null check (state in ('received', 'applying', 'done', 'refused')),
  mode text not null check (mode in ('all-or-nothing', 'good-rows-only')),
  dry_run boolean not null,
  settings jsonb not null,
  package jsonb,
  problems jsonb not null,
  files jsonb not null,
  version int not null default 1,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
create index imports_of_district on roster.imports (district_id, created_at desc, id);

-- One school's part in an import: taken over in one transaction, or not yet.
create table roster.school_imports (
  id uuid primary key,
  import_id uuid not null references roster.imports,
  district_id uuid not null,
  school_id uuid not null,
  source_id text not null,
  name text not null,
  counts jsonb,
  version int not null default 1,
  constraint school_imports_once unique (import_id, school_id)
);

-- One row of one file as it came, kept until the import is over. No foreign key: a million rows need no million look-ups.
create table roster.import_rows (
  import_id uuid not null,
  district_id uuid not null,
  file text not null,
  row_no int not null,
  source_id text not null,
  ends boolean not null,
  unique_value text,
  data jsonb not null,
  org_source_id text generated always as (coalesce(data ->> 'schoolSourcedId', data ->> 'orgSourcedId')) stored,
  state text not null default 'good' check (state in ('good', 'faulty', 'held')),
  held_field text,
  held_by_file text,
  held_by_row int,
  primary key (import_id, file, row_no),
  check ((state = 'held') = (held_by_row is not null))
);
create index import_rows_by_source on roster.import_rows (import_id, file, source_id);
create index import_rows_by_org on roster.import_rows (import_id, file, org_source_id) where org_source_id is not null;
create index import_rows_held on roster.import_rows (import_id, file, row_no) where state = 'held';

create table roster.import_faults (
  import_id uuid not null references roster.imports on delete cascade,
  district_id uuid not null,
  file text not null,
  row_no int not null,
  field text not null,
  reason text not null,
  primary key (import_id, file, row_no, field, reason)
);

-- What the records system last said, row by row: an import changes only what that says differently now, and an export
-- gives back what Lyceum has no field for. `school_id` is null for what belongs to the district as a whole.
create table roster.source_records (
  district_id uuid not null references identity.districts,
  school_id uuid,
  file text not null,
  source_id text not null,
  data jsonb not null,
  ended boolean not null default false,
  constraint source_records_once unique nulls not distinct (district_id, file, source_id, school_id),
  foreign key (district_id, school_id) references identity.schools (district_id, id)
);
create index source_records_of_school on roster.source_records (school_id, file, source_id);

call platform.ruled_table('roster.imports', 'district',
  'district_id in (select identity.districts_i_lead())', 'district_id in (select identity.districts_i_lead())',
  'select, insert, update');
call platform.ruled_table('roster.school_imports', 'school',
  'school_id = (select platform.current_school()) or district_id in (select identity.districts_i_lead())',
  'school_id = (select platform.current_school()) or district_id in (select identity.districts_i_lead())',
  'select, insert, update', 'by school, and by whoever leads the district that it was imported with');
call platform.ruled_table('roster.import_rows', 'district',
  'district_id in (select identity.districts_i_lead())', 'district_id in (select identity.districts_i_lead())',
  'select, insert, update, delete');
call platform.ruled_table('roster.import_faults', 'district',
  'district_id in (select identity.districts_i_lead())', 'district_id in (select identity.districts_i_lead())',
  'select, insert, delete');
call platform.ruled_table('roster.source_records', 'school',
  'school_id = (select platform.current_school()) or district_id in (select identity.districts_i_lead())',
  'school_id = (select platform.current_school()) or district_id in (select identity.districts_i_lead())',
  'select, insert, update, delete', 'by school, and by whoever leads the district that it was imported with');

-- A checked package is planned for what is there.
grant maintain on roster.import_rows to lyceum_app;
