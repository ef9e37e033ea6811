-- Online courses: a course is taught in runs, a run is made of modules, a module of items. Every reference carries the
-- school and, below a run, the run, so that nothing of one run can lie in another. References are asked at the end of a
-- transaction: the ORM writes a copy of a course in an order of its own.

create schema learning;
create schema learning_api;
grant usage on schema learning, learning_api to lyceum_app, lyceum_backup;

create table learning.courses (
  id uuid primary key,
  school_id uuid not null references identity.schools,
  state text not null check (state in ('draft', 'published', 'archived')),
  title text not null check (length(title) between 1 and 200),
  summary text check (length(summary) between 1 and 500),
  description text check (length(description) between 1 and 20000),
  instructors uuid[] not null default '{}',
  created_at timestamptz not null,
  created_by uuid,
  version int not null default 1,
  unique (school_id, id)
);
create index courses_by_title on learning.courses (school_id, title, id);
create index courses_of_instructor on learning.courses using gin (instructors);

create table learning.runs (
  id uuid primary key,
  school_id uuid not null,
  course_id uuid not null,
  state text not null check (state in ('draft', 'published', 'archived')),
  title text not null check (length(title) between 1 and 200),
  starts_on date,
  ends_on date,
  created_at timestamptz not null,
  version int not null default 1,
  unique (school_id, id),
  constraint runs_of_courses foreign key (school_id, course_id) references learning.courses (school_id, id)
    deferrable initially deferred,
  constraint runs_dates check (starts_on <= ends_on)
);
create index runs_of_course on learning.runs (school_id, course_id, id);

create table learning.modules (
  id uuid primary key,
  school_id uuid not null,
  run_id uuid not null,
  title text not null check (length(title) between 1 and 200),
  position int not null check (position > 0),
  opens_at timestamptz,
  closes_at timestamptz,
  version int not null default 1,
  unique (school_id, run_id, id),
  constraint modules_of_runs foreign key (school_id, run_id) references learning.runs (school_id, id)
    deferrable initially deferred,
  -- Asked at the end of a transaction, because a new order passes through places that are taken.
  constraint modules_in_order unique (school_id, run_id, position) deferrable initially deferred,
  constraint modules_available check (opens_at < closes_at)
);

create table learning.items (
  id uuid primary key,
  school_id uuid not null,
  run_id uuid not null,
  module_id uuid not null,
  kind text not null check (kind in ('page', 'link')),
  state text not null check (state in ('draft', 'published')),
  title text not null check (length(title) between 1 and 200),
  content jsonb not null,
  position int not null check (position > 0),
  opens_at timestamptz,
  closes_at timestamptz,
  requires uuid[] not null default '{}',
  version int not null default 1,
  unique (school_id, run_id, id),
  constraint items_module_of_run foreign key (school_id, run_id, module_id)
    references learning.modules (school_id, run_id, id) on delete restrict deferrable initially deferred,
  constraint items_in_order unique (school_id, module_id, position) deferrable initially deferred,
  constraint items_available check (opens_at < closes_at),
  constraint items_content check (case kind
    when 'page' then content ->> 'markdown' <> ''
    when 'link' then content ->> 'url' ~ '^https?://' end is true)
);
create index items_of_run on learning.items (school_id, run_id);

call platform.school_table('learning.courses', 'select, insert, update');
call platform.school_table('learning.runs', 'select, insert, update');
call platform.school_table('learning.modules');
call platform.school_table('learning.items');

-- Which school a course belongs to, for a subscription that names only the course. Tells a member nothing else.
create function learning.school_of_course(wanted uuid) returns uuid language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select school_id from learning.courses where id = wanted
$$;
revoke all on function learning.school_of_course from public;
grant execute on function learning.school_of_course to lyceum_app;
