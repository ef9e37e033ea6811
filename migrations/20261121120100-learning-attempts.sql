-- Quizzes are items; attempts at them keep what was asked and what was said; results are what attempts come to.

-- The kinds that the product knows; which of them are taken, the registry of the domain decides, and here whether what they
-- hold fits.
alter table learning.items drop constraint items_kind_check;
-- squawk-ignore constraint-missing-not-valid
alter table learning.items add constraint items_kind_check
  check (kind in ('page', 'link', 'video', 'file', 'quiz', 'assignment')); -- becomes wider, on few rows
alter table learning.items drop constraint items_content;
-- squawk-ignore constraint-missing-not-valid
alter table learning.items add constraint items_content check (case kind
  when 'page' then content ->> 'markdown' <> ''
  when 'link' then content ->> 'url' ~ '^https?://'
  when 'video' then content ->> 'videoId' is not null
  when 'file' then content ->> 'fileId' is not null
  when 'quiz' then jsonb_typeof(content -> 'quiz') = 'object'
  when 'assignment' then jsonb_typeof(content -> 'assignment') = 'object' end is true);

create table learning.attempts (
  id uuid primary key,
  school_id uuid not null,
  run_id uuid not null,
  item_id uuid not null,
  learner_id uuid not null,
  enrolment_id uuid not null,
  number int not null check (number > 0),
  most int,
  state text not null check (state in
    ('in_progress', 'submitted', 'overdue', 'abandoned', 'graded', 'released')),
  started_at timestamptz not null,
  due_at timestamptz,
  ended_at timestamptz,
  asked jsonb not null check (jsonb_typeof(asked) = 'array'),
  answers jsonb not null,
  marks jsonb not null,
  score numeric(8, 2),
  points numeric(8, 2) not null,
  version int not null default 1,
  unique (school_id, id),
  -- B5: as many as there may be, however many are begun at once.
  constraint attempts_once unique (school_id, item_id, learner_id, number),
  constraint attempts_limit check (number <= most),
  constraint attempts_of_items foreign key (school_id, run_id, item_id)
    references learning.items (school_id, run_id, id) on delete restrict,
  constraint attempts_of_enrolments foreign key (school_id, enrolment_id)
    references learning.enrolments (school_id, id),
  constraint attempts_ended check ((state = 'in_progress') = (ended_at is null)),
  constraint attempts_score check ((state in ('graded', 'released')) = (score is not null) and score between 0 and points)
);
create index attempts_of_learner on learning.attempts (school_id, learner_id, item_id);
create index attempts_of_run on learning.attempts (school_id, run_id, id);
create index attempts_to_grade on learning.attempts (school_id, run_id, id) where state in ('submitted', 'overdue');

-- Append-only by right, and written by the trigger below: no mark is ever changed without it (B6).
create table learning.mark_changes (
  school_id uuid not null,
  attempt_id uuid not null,
  question_id uuid not null,
  number int not null check (number > 0),
  mark jsonb not null,
  constraint mark_changes_once primary key (school_id, attempt_id, question_id, number),
  constraint mark_changes_of_attempts foreign key (school_id, attempt_id) references learning.attempts (school_id, id)
);

create table learning.results (
  id uuid primary key,
  school_id uuid not null,
  run_id uuid not null,
  item_id uuid not null,
  learner_id uuid not null,
  enrolment_id uuid not null,
  score numeric(8, 2),
  points numeric(8, 2),
  released_score numeric(8, 2),
  released_points numeric(8, 2),
  override numeric(8, 2),
  reason text check (length(reason) between 1 and 1000),
  changed_at timestamptz not null,
  changed_by uuid,
  version int not null default 1,
  unique (school_id, id),
  constraint results_once unique (school_id, item_id, learner_id),
  constraint results_of_items foreign key (school_id, run_id, item_id)
    references learning.items (school_id, run_id, id) on delete restrict,
  constraint results_score check (score between 0 and points and released_score between 0 and released_points
    and override between 0 and points),
  constraint results_whole check ((released_score is null) = (released_points is null)
    and (score is null or points is not null)),
  constraint results_override check (override is null or reason is not null)
);
create index results_of_run on learning.results (school_id, run_id, learner_id);
create index results_of_learner on learning.results (school_id, learner_id);

-- What a result was before: append-only by right, written by the trigger below (B6).
create table learning.result_changes (
  school_id uuid not null,
  result_id uuid not null,
  version int not null,
  score numeric(8, 2),
  released_score numeric(8, 2),
  override numeric(8, 2),
  reason text,
  changed_at timestamptz not null,
  changed_by uuid,
  constraint result_changes_once primary key (school_id, result_id, version),
  constraint result_changes_of_results foreign key (school_id, result_id) references learning.results (school_id, id)
);

call platform.school_table('learning.attempts', 'select, insert, update');
call platform.school_table('learning.mark_changes', 'select, insert');
call platform.school_table('learning.results', 'select, insert, update');
call platform.school_table('learning.result_changes', 'select, insert');

-- An attempt goes forward only, by the database's clock as well as by ours (B5): in time while it is answered, and what was
-- asked stays. By steps: a whole unit of work may take several at once.
create function learning.attempt_step(state text) returns int language sql immutable parallel safe
  return case state when 'in_progress' then 0 when 'submitted' then 1 when 'overdue' then 1 when 'graded' then 2 else 3 end;

create function learning.attempts_keep_rules() returns trigger language plpgsql as $$
begin
  if learning.attempt_step(new.state) < learning.attempt_step(old.state)
    or (new.state <> old.state and (old.state = 'abandoned' or (new.state = 'abandoned' and old.state <> 'in_progress'))) then
    raise exception 'an attempt goes forward only' using errcode = 'check_violation', constraint = 'attempts_forward';
  end if;
  if new.answers <> old.answers and (old.state <> 'in_progress' or old.due_at <= now()) then
    raise exception 'the attempt is over' using errcode = 'check_violation', constraint = 'attempts_in_time';
  end if;
  if new.asked <> old.asked or (new.number, new.learner_id, new.item_id) <> (old.number, old.learner_id, old.item_id)
    or new.most is distinct from old.most then
    raise exception 'what was asked stays' using errcode = 'check_violation', constraint = 'attempts_asked';
  end if;
  return new;
end $$;
create trigger attempts_keep_rules before update on learning.attempts
  for each row execute function learning.attempts_keep_rules();

create function learning.attempts_keep_marks() returns trigger language plpgsql as $$
begin
  insert into learning.mark_changes (school_id, attempt_id, question_id, number, mark)
  select new.school_id, new.id, m.key::uuid, 1 + (
      select count(*) from learning.mark_changes c
      where c.school_id = new.school_id and c.attempt_id = new.id and c.question_id = m.key::uuid), m.value
  from jsonb_each(new.marks) m
  where m.value is distinct from (case when tg_op = 'UPDATE' then old.marks -> m.key end);
  return null;
end $$;
create trigger attempts_keep_marks after insert or update of marks on learning.attempts
  for each row execute function learning.attempts_keep_marks();

create function learning.results_keep_changes() returns trigger language plpgsql as $$
begin
  insert into learning.result_changes
    (school_id, result_id, version, score, released_score, override, reason, changed_at, changed_by)
  values (new.school_id, new.id, new.version, new.score, new.released_score, new.override, new.reason, new.changed_at,
    new.changed_by);
  return null;
end $$;
create trigger results_keep_changes after insert or update on learning.results
  for each row execute function learning.results_keep_changes();

-- Evidence of results: once for each that is another one.
alter table learning.evidence add column score numeric(5, 4), add column passed boolean;
alter table learning.evidence drop constraint evidence_kind_check;
-- squawk-ignore constraint-missing-not-valid
alter table learning.evidence add constraint evidence_kind_check
  check (kind in ('viewed', 'marked_done', 'watched', 'submitted', 'scored', 'stated', 'attained', 'reset')); -- becomes wider
-- squawk-ignore constraint-missing-not-valid
alter table learning.evidence add constraint evidence_scored
  check ((kind = 'scored') = (score is not null and passed is not null) and score between 0 and 1);
alter table learning.evidence drop constraint evidence_once;
-- squawk-ignore require-concurrent-index-creation
create unique index evidence_once on learning.evidence (school_id, run_id, learner_id, item_id, kind, round)
  nulls not distinct where kind <> 'scored'; -- asked for nothing that is not asked today
