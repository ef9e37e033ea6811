-- Attendance that was asked for as an Ed-Fi interchange.

create table attendance.edfi_exports (
  id uuid primary key,
  school_id uuid not null references identity.schools,
  starts_on date not null,
  ends_on date not null,
  edfi_school_id text not null check (edfi_school_id ~ '^[1-9][0-9]{0,17}$'),
  calendar_code text not null check (length(calendar_code) between 1 and 60),
  reasons boolean not null,
  requested_by uuid references identity.persons,
  job_id uuid not null,
  package jsonb,
  version int not null default 1,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  constraint edfi_exports_dates check (starts_on <= ends_on and ends_on < starts_on + 400),
  constraint edfi_exports_finished check ((package is null) = (finished_at is null))
);
create index edfi_exports_of_school on attendance.edfi_exports (school_id, id);
call platform.school_table('attendance.edfi_exports', 'select, insert, update');

-- What a records system calls things, for those who exchange data with it.
create view identity_api.school_records_v1 with (security_invoker = true) as
  select id as school_id, source_id from identity.schools;
create view roster_api.person_records_v1 with (security_invoker = true) as
  select school_id, id as roster_person_id, person_id, nullif(identifier, '') as identifier, source_id from roster.people;
create view roster_api.section_records_v1 with (security_invoker = true) as
  select s.school_id, s.id as section_id, s.kind, s.code, s.source_id, coalesce(c.code, c.source_id) as course_code,
    s.academic_year_id, y.ends_on as year_ends_on
  from roster.sections s
  join roster.academic_years y on y.school_id = s.school_id and y.id = s.academic_year_id
  left join roster.courses c on c.school_id = s.school_id and c.id = s.course_id;
create view roster_api.terms_v1 with (security_invoker = true) as
  select school_id, id as term_id, academic_year_id, title, starts_on, ends_on from roster.terms;
create view roster_api.section_terms_v1 with (security_invoker = true) as
  select school_id, section_id, term_id from roster.section_terms;
grant select on identity_api.school_records_v1, roster_api.person_records_v1, roster_api.section_records_v1,
  roster_api.terms_v1, roster_api.section_terms_v1 to lyceum_app;
