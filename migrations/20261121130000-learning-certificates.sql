-- That somebody has completed a run, as it was called then: a document that stays, valid or revoked.

create table learning.certificates (
  id uuid primary key,
  school_id uuid not null,
  enrolment_id uuid not null,
  run_id uuid not null,
  learner_id uuid not null,
  round int not null check (round >= 0), -- how often the run was reset before this completion
  replaces uuid, -- one of the same completion; null: it is the first
  number int not null check (number > 0),
  code text not null check (code ~ '^[A-HJ-NP-Z2-9]{26}$'),
  learner_name text not null,
  course_title text not null,
  run_title text not null,
  school_name text not null,
  completed_on date not null,
  issued_at timestamptz not null,
  state text not null check (state in ('valid', 'revoked')),
  cause text check (cause in ('decided', 'reset', 'replaced')),
  reason text check (length(reason) between 1 and 500),
  revoked_at timestamptz,
  revoked_by uuid,
  version int not null default 1,
  unique (school_id, id),
  constraint certificates_replace foreign key (school_id, replaces) references learning.certificates (school_id, id),
  constraint certificates_of_enrolments foreign key (school_id, enrolment_id)
    references learning.enrolments (school_id, id),
  constraint certificates_of_runs foreign key (school_id, run_id) references learning.runs (school_id, id),
  constraint certificates_number_once unique (school_id, number),
  constraint certificates_revoked check (num_nonnulls(cause, reason, revoked_at)
    = case state when 'revoked' then 3 else 0 end),
  -- One is valid. Asked at the end: the ORM writes the new one before it revokes the old one.
  constraint certificates_one_valid exclude using btree (school_id with =, enrolment_id with =) where (state = 'valid')
    deferrable initially deferred
);
-- Whoever has the code was given it: 130 bits from the system's random numbers, so that nobody tries another's.
create unique index certificates_code_once on learning.certificates (code);
-- Each completion once, however often its event arrives; what is issued anew replaces a former one.
create unique index certificates_once on learning.certificates (school_id, enrolment_id, round) where replaces is null;
create index certificates_of_enrolment on learning.certificates (school_id, enrolment_id);
create index certificates_of_learner on learning.certificates (school_id, learner_id);
create index certificates_of_run on learning.certificates (school_id, run_id);

call platform.school_table('learning.certificates', 'select, insert, update');

-- It says what it said when it was issued, and what is revoked stays revoked; it says a completion that there is.
create function learning.certificates_stay() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if old.state = 'revoked'
      or (to_jsonb(new) - array['state', 'cause', 'reason', 'revoked_at', 'revoked_by', 'version'])
        is distinct from (to_jsonb(old) - array['state', 'cause', 'reason', 'revoked_at', 'revoked_by', 'version'])
    then
      raise exception 'a certificate says what it said' using errcode = 'check_violation', constraint = 'certificates_stay';
    end if;
  elsif not exists (
    select from learning.enrolments e where e.school_id = new.school_id and e.id = new.enrolment_id
      and e.run_id = new.run_id and e.learner_id = new.learner_id and e.state = 'completed'
  ) then
    raise exception 'nothing was completed' using errcode = 'check_violation', constraint = 'certificates_of_completed';
  end if;
  return new;
end $$;
create trigger certificates_stay before insert or update on learning.certificates
  for each row execute function learning.certificates_stay();

-- What the public page of a certificate shows: what is printed on it, and whether it is valid. To whoever brings its code.
create function learning.certificate_by_code(given text) returns table (school_name text, learner_name text,
  course_title text, run_title text, completed_on date, issued_on date, number int, state text, revoked_on date)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select t.school_name, t.learner_name, t.course_title, t.run_title, t.completed_on,
    (t.issued_at at time zone s.time_zone)::date, t.number, t.state, (t.revoked_at at time zone s.time_zone)::date
  from learning.certificates t join identity.schools s on s.id = t.school_id
  where t.code = given
$$;
revoke all on function learning.certificate_by_code from public;
grant execute on function learning.certificate_by_code to lyceum_app;
