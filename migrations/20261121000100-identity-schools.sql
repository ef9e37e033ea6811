-- The tenants: districts and their schools.

create schema identity;
create schema identity_api;
grant usage on schema identity, identity_api to lyceum_app, lyceum_backup;

create table identity.persons (
  id uuid primary key,
  email text not null,
  display_name text not null check (length(display_name) between 1 and 200),
  locale text not null default 'en',
  time_zone text not null default 'UTC',
  email_verified_at timestamptz,
  status text not null default 'active' check (status in ('active', 'suspended', 'anonymised')),
  version int not null default 1,
  created_at timestamptz not null default now(),
  constraint persons_email_once unique (email),
  constraint persons_email_lower check (email = lower(email))
);

create table identity.districts (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  source_id text,
  version int not null default 1,
  created_at timestamptz not null default now()
);

create table identity.schools (
  id uuid primary key,
  district_id uuid not null references identity.districts,
  name text not null check (length(name) between 1 and 200),
  time_zone text not null,
  locale text not null default 'en',
  status text not null default 'active' check (status in ('active', 'closed')),
  source_id text,
  version int not null default 1,
  created_at timestamptz not null default now(),
  unique (district_id, id),
  constraint schools_source_once unique (district_id, source_id)
);

-- A role of a person in a school, in a district, or on the platform, from a date to a date.
create table identity.memberships (
  id uuid primary key,
  person_id uuid not null references identity.persons,
  role text not null check (role in ('platform-admin', 'district-admin', 'school-admin', 'office', 'teacher',
    'student', 'guardian', 'auditor')),
  school_id uuid references identity.schools,
  district_id uuid references identity.districts,
  valid_from date not null default current_date,
  valid_to date,
  version int not null default 1,
  created_at timestamptz not null default now(),
  constraint memberships_scope check (case role
    when 'platform-admin' then school_id is null and district_id is null
    when 'district-admin' then school_id is null and district_id is not null
    else school_id is not null and district_id is null end),
  constraint memberships_dates check (valid_to is null or valid_to >= valid_from),
  constraint memberships_once unique nulls not distinct (person_id, role, school_id, district_id, valid_from)
);
create index memberships_of_person on identity.memberships (person_id);
create index memberships_of_school on identity.memberships (school_id);

-- Allow-listed functions: they answer for the current person only, across schools.
create function identity.my_districts() returns setof uuid language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select d.id from identity.districts d
  where exists (
    select from identity.memberships m
    left join identity.schools s on s.id = m.school_id
    where m.person_id = platform.current_person()
      and current_date between m.valid_from and coalesce(m.valid_to, 'infinity')
      and (m.role = 'platform-admin' or d.id in (m.district_id, s.district_id)))
  or d.id = (select s.district_id from identity.schools s where s.id = platform.current_school())
$$;

create function identity.my_schools() returns setof uuid language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select s.id from identity.schools s
  where exists (
    select from identity.memberships m
    where m.person_id = platform.current_person()
      and current_date between m.valid_from and coalesce(m.valid_to, 'infinity')
      and (m.role = 'platform-admin' or m.school_id = s.id or m.district_id = s.district_id))
  or s.id = platform.current_school()
$$;

-- The districts that the current person administers.
create function identity.districts_i_lead() returns setof uuid language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select d.id from identity.districts d
  where exists (
    select from identity.memberships m
    where m.person_id = platform.current_person()
      and current_date between m.valid_from and coalesce(m.valid_to, 'infinity')
      and (m.role = 'platform-admin' or m.district_id = d.id))
$$;

create function identity.i_lead_the_platform() returns boolean language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select exists (
    select from identity.memberships m
    where m.person_id = platform.current_person() and m.role = 'platform-admin'
      and current_date between m.valid_from and coalesce(m.valid_to, 'infinity'))
$$;

-- For jobs that go from school to school: the ids and zones of all, nothing more.
create function identity_api.all_schools() returns table (school_id uuid, time_zone text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select id, time_zone from identity.schools where status = 'active' order by id
$$;

revoke all on all functions in schema identity, identity_api from public;
grant execute on all functions in schema identity, identity_api to lyceum_app;

call platform.ruled_table('identity.persons', 'person',
  'id = (select platform.current_person())', 'id = (select platform.current_person())', 'select, insert, update');
call platform.ruled_table('identity.districts', 'district',
  'id in (select identity.my_districts())',
  'id in (select identity.districts_i_lead()) or (select identity.i_lead_the_platform())', 'select, insert, update');
call platform.ruled_table('identity.schools', 'district',
  'id in (select identity.my_schools())',
  'district_id in (select identity.districts_i_lead()) or id = (select platform.current_school())',
  'select, insert, update');
call platform.ruled_table('identity.memberships', 'person',
  'person_id = (select platform.current_person()) or school_id = (select platform.current_school())
    or district_id in (select identity.districts_i_lead()) or (select identity.i_lead_the_platform())',
  'school_id = (select platform.current_school()) or district_id in (select identity.districts_i_lead())
    or (select identity.i_lead_the_platform())', 'select, insert, update');

-- Published view: what other contexts may join.
create view identity_api.schools_v1 with (security_invoker = true) as
  select id as school_id, district_id, name, time_zone, locale, status from identity.schools;
grant select on identity_api.schools_v1 to lyceum_app;
