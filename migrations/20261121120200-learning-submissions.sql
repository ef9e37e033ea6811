-- What learners hand in for assignments, and what it is worth. What was handed in stays as it was: better work is another
-- submission.

create table learning.submissions (
  id uuid primary key,
  school_id uuid not null,
  run_id uuid not null,
  item_id uuid not null,
  learner_id uuid not null,
  enrolment_id uuid not null,
  number int not null check (number > 0),
  state text not null check (state in ('submitted', 'returned', 'graded', 'released')),
  submitted_at timestamptz not null,
  days_late int not null check (days_late >= 0),
  reduction int check (reduction between 1 and 100),
  text text check (length(text) between 1 and 100000),
  links text[] not null default '{}',
  grade jsonb,
  score numeric(8, 2),
  points numeric(8, 2) not null,
  version int not null default 1,
  unique (school_id, id),
  constraint submissions_once unique (school_id, item_id, learner_id, number),
  constraint submissions_of_items foreign key (school_id, run_id, item_id)
    references learning.items (school_id, run_id, id) on delete restrict,
  constraint submissions_of_enrolments foreign key (school_id, enrolment_id)
    references learning.enrolments (school_id, id),
  constraint submissions_hold_something check (text is not null or links <> '{}'),
  constraint submissions_score check ((state in ('graded', 'released')) = (score is not null) and score between 0 and points)
);
create index submissions_of_learner on learning.submissions (school_id, learner_id, item_id);
create index submissions_of_run on learning.submissions (school_id, run_id, id);

-- Append-only by right, and written by the trigger below (B6).
create table learning.grade_changes (
  school_id uuid not null,
  submission_id uuid not null,
  number int not null check (number > 0),
  grade jsonb not null,
  score numeric(8, 2),
  constraint grade_changes_once primary key (school_id, submission_id, number),
  constraint grade_changes_of_submissions foreign key (school_id, submission_id)
    references learning.submissions (school_id, id)
);

call platform.school_table('learning.submissions', 'select, insert, update');
call platform.school_table('learning.grade_changes', 'select, insert');

create function learning.submissions_keep_rules() returns trigger language plpgsql as $$
begin
  if (new.text, new.links, new.submitted_at, new.number, new.learner_id, new.item_id, new.days_late) is distinct from
    (old.text, old.links, old.submitted_at, old.number, old.learner_id, old.item_id, old.days_late) then
    raise exception 'what was handed in stays' using errcode = 'check_violation', constraint = 'submissions_stay';
  end if;
  if old.state = 'returned' or (old.state = 'released' and new.state <> 'released') then
    raise exception 'a submission goes forward only' using errcode = 'check_violation', constraint = 'submissions_forward';
  end if;
  if new.grade is distinct from old.grade then
    insert into learning.grade_changes (school_id, submission_id, number, grade, score)
    values (new.school_id, new.id, 1 + (
      select count(*) from learning.grade_changes c where c.school_id = new.school_id and c.submission_id = new.id),
      new.grade, new.score);
  end if;
  return new;
end $$;
create trigger submissions_keep_rules before update on learning.submissions
  for each row execute function learning.submissions_keep_rules();
