-- Files that were handed in give their room back: what was replaced is removed from the disk after a while, and what belongs to
-- a run that is over is the school's, and takes none of its learner's room. What is known of a file stays.
-- Emptied by the job of this version alone, and only of what nobody has looked at for a month.
-- squawk-ignore ban-drop-not-null
alter table learning.submission_files alter column source_id drop not null;
alter table learning.submission_files add column removed_at timestamptz;
alter table learning.submission_files add column of_school boolean not null default false;
-- squawk-ignore constraint-missing-not-valid
alter table learning.submission_files add constraint submission_files_removed
  check ((source_id is null) = (removed_at is not null));
grant update (source_id, removed_at, of_school) on learning.submission_files to lyceum_app;

create function learning.submission_files_keep_rules() returns trigger language plpgsql as $$
begin
  if new.source_id is distinct from old.source_id and new.source_id is not null
    or old.removed_at is not null and new.removed_at is distinct from old.removed_at or old.of_school and not new.of_school then
    raise exception 'a file is removed or the school''s for good'
      using errcode = 'check_violation', constraint = 'submission_files_forward';
  end if;
  if new.source_id is null and old.source_id is not null and not exists (
    select from learning.submissions s
    join learning.submissions l on l.school_id = s.school_id and l.item_id = s.item_id and l.learner_id = s.learner_id
      and l.number > s.number
    where s.school_id = new.school_id and s.id = new.submission_id and s.state in ('submitted', 'returned')) then
    raise exception 'what counts keeps its files'
      using errcode = 'check_violation', constraint = 'submission_files_replaced';
  end if;
  return new;
end $$;
create trigger submission_files_keep_rules before update on learning.submission_files
  for each row execute function learning.submission_files_keep_rules();
