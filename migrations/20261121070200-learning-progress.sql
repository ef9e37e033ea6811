-- What somebody has done (evidence), what counts as done (rules, by version), and what the one comes to by the other
-- (progress): B2, B3.

-- How an item, a run is completed; null: as its kind is, by every item. As json, which keeps the order of fields, so that
-- one rule is the same text as another.
alter table learning.items add column completion json;
alter table learning.runs add column completion json;

-- Each version of what a run's progress is measured by: its published items with their rules. Rows are added and never
-- changed, so that what somebody had completed can be told from what it was measured by.
create table learning.rule_books (
  school_id uuid not null,
  run_id uuid not null,
  version int not null check (version > 0),
  rules json not null,
  made_at timestamptz not null,
  constraint rule_books_once primary key (school_id, run_id, version),
  foreign key (school_id, run_id) references learning.runs (school_id, id)
);

-- Append-only by right. What was reset counts no more, and stays: each reset of an item begins another round.
create table learning.evidence (
  id uuid primary key,
  school_id uuid not null,
  run_id uuid not null,
  learner_id uuid not null,
  item_id uuid, -- null: of the run as a whole
  kind text not null check (kind in ('viewed', 'marked_done', 'attained', 'reset')),
  round int not null check (round >= 0),
  rules_version int,
  at timestamptz not null,
  by uuid,
  constraint evidence_of_items foreign key (school_id, run_id, item_id)
    references learning.items (school_id, run_id, id) on delete restrict,
  foreign key (school_id, run_id) references learning.runs (school_id, id),
  constraint evidence_of_the_run check (item_id is not null or kind in ('attained', 'reset')),
  constraint evidence_attained_by check ((kind = 'attained') = (rules_version is not null)),
  constraint evidence_once unique nulls not distinct (school_id, run_id, learner_id, item_id, kind, round)
);

-- What the evidence comes to by the newest rules. Recomputed, it is the same: `lyceum learning verify`.
create table learning.progress (
  school_id uuid not null,
  run_id uuid not null,
  learner_id uuid not null,
  rules_version int not null default 0,
  state text not null default 'not_started' check (state in ('not_started', 'in_progress', 'completed')),
  done int not null default 0,
  total int not null default 0,
  completed_at timestamptz,
  primary key (school_id, run_id, learner_id),
  foreign key (school_id, run_id) references learning.runs (school_id, id),
  constraint progress_done check (done between 0 and total),
  constraint progress_completed check ((state = 'completed') = (completed_at is not null))
);
create index progress_of_learner on learning.progress (school_id, learner_id);

-- The items that somebody has begun or completed, of those that count.
create table learning.item_progress (
  school_id uuid not null,
  run_id uuid not null,
  learner_id uuid not null,
  item_id uuid not null,
  state text not null check (state in ('in_progress', 'completed')),
  completed_at timestamptz,
  primary key (school_id, run_id, learner_id, item_id),
  foreign key (school_id, run_id, learner_id) references learning.progress (school_id, run_id, learner_id),
  constraint item_progress_completed check ((state = 'completed') = (completed_at is not null))
);

call platform.school_table('learning.rule_books', 'select, insert');
call platform.school_table('learning.evidence', 'select, insert');
call platform.school_table('learning.progress', 'select, insert, update');
call platform.school_table('learning.item_progress');
