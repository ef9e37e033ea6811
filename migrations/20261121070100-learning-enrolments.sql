-- Who learns in a run, and how one comes in.

-- How a run takes learners; one without a row takes none but those whom its authors put in.
create table learning.admissions (
  id uuid primary key, -- the run's
  school_id uuid not null,
  open boolean not null,
  approval boolean not null,
  code text check (code ~ '^[A-HJ-NP-Z2-9]{10}$'),
  capacity int check (capacity between 1 and 100000),
  taken int not null default 0,
  sections uuid[] not null default '{}',
  version int not null default 1,
  constraint admissions_of_runs foreign key (school_id, id) references learning.runs (school_id, id)
    deferrable initially deferred,
  constraint admissions_code_once unique (school_id, code),
  constraint admissions_capacity check (taken <= capacity)
);
create index admissions_of_section on learning.admissions using gin (sections);

create table learning.enrolments (
  id uuid primary key,
  school_id uuid not null,
  run_id uuid not null,
  learner_id uuid not null, -- the school's own record of a person
  origin text not null check (origin in ('invitation', 'office', 'code', 'open', 'section')),
  state text not null check (state in
    ('invited', 'pending', 'active', 'suspended', 'completed', 'withdrawn', 'expired')),
  since timestamptz not null,
  enrolled_at timestamptz not null,
  version int not null default 1,
  unique (school_id, id),
  constraint enrolments_of_runs foreign key (school_id, run_id) references learning.runs (school_id, id)
);
-- B1: one of a person in a run that is not over.
create unique index enrolments_once on learning.enrolments (school_id, run_id, learner_id)
  where state not in ('withdrawn', 'expired');
create index enrolments_of_learner on learning.enrolments (school_id, learner_id);
create index enrolments_of_run on learning.enrolments (school_id, run_id, id);

call platform.school_table('learning.admissions', 'select, insert, update');
call platform.school_table('learning.enrolments', 'select, insert, update');

-- Whoever comes by themselves takes a place. It is counted here, whoever writes and however many at once: the row of the
-- admission makes them take turns, and its check refuses the one too many.
create function learning.takes_place(origin text, state text) returns boolean language sql immutable parallel safe
  return origin in ('code', 'open') and state in ('pending', 'active', 'suspended', 'completed');

create function learning.enrolments_count() returns trigger language plpgsql as $$
declare
  change int := learning.takes_place(new.origin, new.state)::int
    - case when tg_op = 'UPDATE' then learning.takes_place(old.origin, old.state)::int else 0 end;
begin
  if change <> 0 then
    update learning.admissions set taken = taken + change where school_id = new.school_id and id = new.run_id;
    if not found then
      raise exception 'the run takes nobody' using errcode = 'check_violation', constraint = 'enrolments_admitted';
    end if;
  end if;
  return null;
end $$;
create trigger enrolments_count after insert or update of state, origin on learning.enrolments
  for each row execute function learning.enrolments_count();

-- Today by the clocks of the transaction's school (K3).
create function learning.today() returns date language sql stable
  return (select (now() at time zone s.time_zone)::date from identity_api.schools_v1 s
    where s.school_id = platform.current_school());

-- The reach `own` of a learner: whether the person of the transaction learns in a run now.
create function learning.person_learns_in(run uuid) returns boolean language sql stable
  return exists (
    select from learning.enrolments e
    join roster_api.people_v1 p on p.school_id = e.school_id and p.roster_person_id = e.learner_id
    where e.school_id = platform.current_school() and e.run_id = run and e.state in ('active', 'completed')
      and p.person_id = platform.current_person());

-- Which school a run or an enrolment belongs to, for a subscription that names only these. They tell a member nothing else.
create function learning.school_of_enrolment(wanted uuid) returns uuid language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select school_id from learning.enrolments where id = wanted
$$;
create function learning.school_of_run(wanted uuid) returns uuid language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select school_id from learning.runs where id = wanted
$$;
revoke all on function learning.school_of_enrolment, learning.school_of_run from public;
grant execute on function learning.school_of_enrolment, learning.school_of_run to lyceum_app;
