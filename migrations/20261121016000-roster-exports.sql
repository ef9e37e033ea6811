-- Rosters that were asked for as OneRoster packages: of a district, or of one school.

create table roster.exports (
  id uuid primary key,
  district_id uuid not null references identity.districts,
  school_id uuid,
  requested_by uuid references identity.persons,
  job_id uuid not null,
  end_dates text not null check (end_dates in ('last-day', 'day-after')),
  package jsonb,
  version int not null default 1,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  foreign key (district_id, school_id) references identity.schools (district_id, id)
);
create index exports_of_district on roster.exports (district_id, id);
create index exports_of_school on roster.exports (school_id, id);

call platform.ruled_table('roster.exports', 'school',
  'school_id = (select platform.current_school()) or district_id in (select identity.districts_i_lead())',
  'school_id = (select platform.current_school()) or district_id in (select identity.districts_i_lead())',
  'select, insert, update', 'by school, and by whoever leads the district');

-- What a package calls a district.
create view identity_api.districts_v1 with (security_invoker = true) as
  select id as district_id, name, source_id from identity.districts;
grant select on identity_api.districts_v1 to lyceum_app;
