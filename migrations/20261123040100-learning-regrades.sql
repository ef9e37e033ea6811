-- What was put right in a quiz while attempts at it were under way: these are measured by it when they end, as those that had
-- ended were at once. Append-only.
create table learning.regrades (
  id uuid primary key,
  school_id uuid not null,
  run_id uuid not null,
  item_id uuid not null,
  question_id uuid not null,
  revision int not null,
  reason text not null check (length(reason) between 1 and 1000),
  regraded_at timestamptz not null,
  regraded_by uuid,
  constraint regrades_of_items foreign key (school_id, run_id, item_id)
    references learning.items (school_id, run_id, id) on delete restrict,
  constraint regrades_of_versions foreign key (school_id, question_id, revision)
    references learning.question_versions (school_id, question_id, revision)
);
create index regrades_of_item on learning.regrades (school_id, item_id, question_id, id);

call platform.school_table('learning.regrades', 'select, insert');
