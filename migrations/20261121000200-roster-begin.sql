-- The structure of a school: who, when, where, with whom. Every row belongs to one school, every reference carries it.

create extension if not exists btree_gist;

create schema roster;
create schema roster_api;
grant usage on schema roster, roster_api to lyceum_app, lyceum_backup;

create table roster.academic_years (
  id uuid primary key,
  school_id uuid not null references identity.schools,
  title text not null check (length(title) between 1 and 100),
  starts_on date not null,
  ends_on date not null,
  source_id text,
  version int not null default 1,
  unique (school_id, id),
  constraint academic_years_source_once unique (school_id, source_id),
  constraint academic_years_dates check (starts_on < ends_on and ends_on < starts_on + 800)
);

create table roster.terms (
  id uuid primary key,
  school_id uuid not null,
  academic_year_id uuid not null,
  title text not null check (length(title) between 1 and 100),
  starts_on date not null,
  ends_on date not null,
  source_id text,
  version int not null default 1,
  unique (school_id, id),
  foreign key (school_id, academic_year_id) references roster.academic_years (school_id, id) on delete restrict,
  constraint terms_source_once unique (school_id, source_id),
  constraint terms_dates check (starts_on <= ends_on)
);

create table roster.calendar_days (
  school_id uuid not null references identity.schools,
  date date not null,
  kind text not null check (kind in ('instructional', 'holiday', 'closure', 'staff_day')),
  note text,
  version int not null default 1,
  primary key (school_id, date)
);

create table roster.periods (
  id uuid primary key,
  school_id uuid not null references identity.schools,
  name text not null check (length(name) between 1 and 50),
  starts_at time not null,
  ends_at time not null,
  source_id text,
  version int not null default 1,
  unique (school_id, id),
  constraint periods_name_once unique (school_id, name),
  constraint periods_source_once unique (school_id, source_id),
  constraint periods_times check (starts_at < ends_at)
);

-- The school's own record of a student, a member of staff, a guardian; linked to a sign-in only by an invitation.
create table roster.people (
  id uuid primary key,
  school_id uuid not null references identity.schools,
  roles text[] not null check (roles <@ array['student', 'staff', 'guardian'] and cardinality(roles) > 0),
  given_name text not null check (length(given_name) between 1 and 100),
  family_name text not null check (length(family_name) between 1 and 100),
  middle_name text,
  preferred_name text,
  username text,
  identifier text,
  email text,
  phone text,
  grades text[] not null default '{}',
  status text not null default 'active' check (status in ('active', 'left', 'anonymised')),
  person_id uuid references identity.persons,
  source_id text,
  version int not null default 1,
  created_at timestamptz not null default now(),
  unique (school_id, id),
  constraint people_source_once unique (school_id, source_id),
  constraint people_sign_in_once unique (school_id, person_id)
);
create index people_by_name on roster.people (school_id, family_name, given_name, id);

create table roster.courses (
  id uuid primary key,
  school_id uuid not null references identity.schools,
  title text not null check (length(title) between 1 and 200),
  code text,
  grades text[] not null default '{}',
  subjects text[] not null default '{}',
  subject_codes text[] not null default '{}',
  source_id text,
  version int not null default 1,
  unique (school_id, id),
  constraint courses_source_once unique (school_id, source_id)
);

create table roster.sections (
  id uuid primary key,
  school_id uuid not null references identity.schools,
  academic_year_id uuid not null,
  course_id uuid,
  kind text not null check (kind in ('class', 'form')),
  title text not null check (length(title) between 1 and 200),
  code text,
  location text,
  grades text[] not null default '{}',
  starts_on date not null,
  ends_on date not null,
  status text not null default 'active' check (status in ('active', 'ended')),
  source_id text,
  version int not null default 1,
  created_at timestamptz not null default now(),
  unique (school_id, id),
  foreign key (school_id, academic_year_id) references roster.academic_years (school_id, id) on delete restrict,
  foreign key (school_id, course_id) references roster.courses (school_id, id) on delete restrict,
  constraint sections_source_once unique (school_id, source_id),
  constraint sections_dates check (starts_on <= ends_on)
);
create index sections_by_title on roster.sections (school_id, title, id);

create table roster.section_terms (
  school_id uuid not null,
  section_id uuid not null,
  term_id uuid not null,
  primary key (section_id, term_id),
  foreign key (school_id, section_id) references roster.sections (school_id, id) on delete cascade,
  foreign key (school_id, term_id) references roster.terms (school_id, id) on delete restrict
);

-- A section meets on a weekday (ISO 8601: Monday 1) in a period.
create table roster.meetings (
  id uuid primary key,
  school_id uuid not null,
  section_id uuid not null,
  period_id uuid not null,
  weekday smallint not null check (weekday between 1 and 7),
  starts_on date not null,
  ends_on date not null,
  version int not null default 1,
  unique (school_id, id),
  foreign key (school_id, section_id) references roster.sections (school_id, id),
  foreign key (school_id, period_id) references roster.periods (school_id, id) on delete restrict,
  constraint meetings_dates check (starts_on <= ends_on),
  constraint meetings_once exclude using gist (
    section_id with =, period_id with =, weekday with =, daterange(starts_on, ends_on, '[]') with &&)
);
create index meetings_of_section on roster.meetings (school_id, section_id);
create index meetings_by_weekday on roster.meetings (school_id, weekday);

-- Effective from its first to its last day, but for the spans of its suspensions, [{"from": date, "to": date or null}].
-- One that never took effect ends the day before it starts. Whether two overlap can be asked at the end of a
-- transaction, because an import shortens one and begins the next in any order.
create table roster.enrolments (
  id uuid primary key,
  school_id uuid not null,
  section_id uuid not null,
  student_id uuid not null,
  starts_on date not null,
  ends_on date,
  state text not null check (state in
    ('pre-enrolled', 'active', 'suspended', 'withdrawn', 'transferred', 'completed')),
  suspensions jsonb not null default '[]',
  source_id text,
  version int not null default 1,
  created_at timestamptz not null default now(),
  unique (school_id, id),
  foreign key (school_id, section_id) references roster.sections (school_id, id),
  foreign key (school_id, student_id) references roster.people (school_id, id),
  constraint enrolments_source_once unique (school_id, source_id),
  constraint enrolments_dates check (ends_on is null or ends_on >= starts_on - 1),
  constraint enrolments_once exclude using gist (
    section_id with =, student_id with =, daterange(starts_on, ends_on + 1) with &&) deferrable initially immediate
);
create index enrolments_of_section on roster.enrolments (school_id, section_id, student_id);
create index enrolments_of_student on roster.enrolments (school_id, student_id);

create table roster.teaching_assignments (
  id uuid primary key,
  school_id uuid not null,
  section_id uuid not null,
  teacher_id uuid not null,
  role text not null check (role in ('primary', 'co-teacher', 'aide')),
  starts_on date not null,
  ends_on date,
  source_id text,
  version int not null default 1,
  unique (school_id, id),
  foreign key (school_id, section_id) references roster.sections (school_id, id),
  foreign key (school_id, teacher_id) references roster.people (school_id, id),
  constraint teaching_assignments_source_once unique (school_id, source_id),
  constraint teaching_assignments_dates check (ends_on is null or ends_on >= starts_on - 1),
  constraint teaching_assignments_once exclude using gist (
    section_id with =, teacher_id with =, daterange(starts_on, ends_on + 1) with &&) deferrable initially immediate
);
create index teaching_assignments_of_teacher on roster.teaching_assignments (school_id, teacher_id);

create table roster.guardian_links (
  id uuid primary key,
  school_id uuid not null,
  guardian_id uuid not null,
  student_id uuid not null,
  relation text not null check (length(relation) between 1 and 50),
  version int not null default 1,
  unique (school_id, id),
  foreign key (school_id, guardian_id) references roster.people (school_id, id),
  foreign key (school_id, student_id) references roster.people (school_id, id),
  constraint guardian_links_once unique (school_id, guardian_id, student_id),
  constraint guardian_links_other check (guardian_id <> student_id)
);

create index terms_of_year on roster.terms (school_id, academic_year_id);
create index sections_of_course on roster.sections (school_id, course_id);
create index sections_of_year on roster.sections (school_id, academic_year_id);
create index section_terms_of_term on roster.section_terms (school_id, term_id);
create index meetings_of_period on roster.meetings (school_id, period_id);
create index teaching_assignments_of_section on roster.teaching_assignments (school_id, section_id);
create index guardian_links_of_student on roster.guardian_links (school_id, student_id);

call platform.school_table('roster.academic_years');
call platform.school_table('roster.terms');
call platform.school_table('roster.calendar_days');
call platform.school_table('roster.periods');
call platform.school_table('roster.people', 'select, insert, update');
call platform.school_table('roster.courses');
call platform.school_table('roster.sections', 'select, insert, update');
call platform.school_table('roster.section_terms');
call platform.school_table('roster.meetings');
call platform.school_table('roster.enrolments', 'select, insert, update');
call platform.school_table('roster.teaching_assignments', 'select, insert, update');
call platform.school_table('roster.guardian_links');

-- Published views: few columns, the reader's own rights.
create view roster_api.sections_v1 with (security_invoker = true) as
  select school_id, id as section_id, title, code, location, kind, starts_on, ends_on, status from roster.sections;
create view roster_api.periods_v1 with (security_invoker = true) as
  select school_id, id as period_id, name, starts_at, ends_at from roster.periods;
create view roster_api.people_v1 with (security_invoker = true) as
  select school_id, id as roster_person_id, person_id,
    coalesce(preferred_name, given_name) || ' ' || family_name as display_name, family_name, given_name, roles, status
  from roster.people;
create view roster_api.teaching_v1 with (security_invoker = true) as
  select a.school_id, a.section_id, a.teacher_id, p.person_id, a.role, a.starts_on, a.ends_on
  from roster.teaching_assignments a join roster.people p on p.school_id = a.school_id and p.id = a.teacher_id;
create view roster_api.enrolments_v1 with (security_invoker = true) as
  select school_id, section_id, student_id, starts_on, ends_on, state, id as enrolment_id from roster.enrolments;
create view roster_api.meetings_v1 with (security_invoker = true) as
  select m.school_id, m.section_id, m.period_id, m.weekday, m.starts_on, m.ends_on, p.starts_at, p.ends_at
  from roster.meetings m join roster.periods p on p.school_id = m.school_id and p.id = m.period_id;
create view roster_api.calendar_days_v1 with (security_invoker = true) as
  select school_id, date, kind from roster.calendar_days;
grant select on all tables in schema roster_api to lyceum_app;
