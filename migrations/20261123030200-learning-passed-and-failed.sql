-- Attempts of which nothing is to be waited for are evidence, each by its number; `attained` says whether it was by a result.
alter table learning.evidence drop constraint evidence_kind_check;
alter table learning.evidence add constraint evidence_kind_check check (kind in ('viewed', 'marked_done', 'watched', 'submitted',
  'scored', 'stated', 'tried', 'attained', 'waived', 'unwaived', 'reset')) not valid; -- becomes wider: what is there is within it
alter table learning.evidence drop constraint evidence_waived;
alter table learning.evidence add constraint evidence_waived check ((kind = 'waived') = (reason is not null)
  and (kind in ('waived', 'unwaived', 'tried')) = (turn is not null)) not valid; -- of what is there it asks the same

-- `passed` is over, as `completed` is; `failed` is not.
alter table learning.item_progress drop constraint item_progress_state_check;
alter table learning.item_progress add constraint item_progress_state_check
  check (state in ('in_progress', 'completed', 'passed', 'failed', 'waived')) not valid; -- becomes wider
alter table learning.item_progress drop constraint item_progress_completed;
alter table learning.item_progress add constraint item_progress_completed
  check ((state in ('completed', 'passed', 'waived')) = (completed_at is not null)) not valid; -- asks the same of what there is
