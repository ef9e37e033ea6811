-- Files that learners hand in, as they were uploaded. They stay as long as the submission does, which is for good.
create table learning.submission_files (
  id uuid primary key,
  school_id uuid not null,
  submission_id uuid not null,
  place int not null check (place > 0),
  source_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  media_type text not null check (length(media_type) between 3 and 100),
  bytes bigint not null check (bytes >= 0),
  constraint submission_files_once unique (school_id, submission_id, place),
  constraint submission_files_source_once unique (school_id, source_id),
  constraint submission_files_source foreign key (school_id, source_id) references platform.uploads (school_id, id),
  constraint submission_files_of_submissions foreign key (school_id, submission_id)
    references learning.submissions (school_id, id) deferrable initially deferred
);
call platform.school_table('learning.submission_files', 'select, insert');

-- How many files belong to it: as many as there are when it is handed in, and no more afterwards.
alter table learning.submissions add column files int not null default 0
  -- squawk-ignore constraint-missing-not-valid
  constraint submissions_files check (files between 0 and 20);
alter table learning.submissions drop constraint submissions_hold_something;
-- squawk-ignore constraint-missing-not-valid
alter table learning.submissions add constraint submissions_hold_something
  check (text is not null or links <> '{}' or files > 0); -- becomes wider

create or replace function learning.submissions_keep_rules() returns trigger language plpgsql as $$
begin
  if (new.text, new.links, new.files, new.submitted_at, new.number, new.learner_id, new.item_id, new.days_late) is distinct from
    (old.text, old.links, old.files, old.submitted_at, old.number, old.learner_id, old.item_id, old.days_late) then
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

-- At the end of the transaction: a submission comes with its files, and none is added later.
create function learning.submissions_are_whole() returns trigger language plpgsql as $$
declare
  wanted uuid := case tg_table_name when 'submissions' then to_jsonb(new) ->> 'id' else to_jsonb(new) ->> 'submission_id' end;
begin
  if (select s.files from learning.submissions s where s.school_id = new.school_id and s.id = wanted) is distinct from
    (select count(*)::int from learning.submission_files f where f.school_id = new.school_id and f.submission_id = wanted) then
    raise exception 'a submission has the files that it was handed in with'
      using errcode = 'check_violation', constraint = 'submissions_whole';
  end if;
  return null;
end $$;
create constraint trigger submissions_are_whole after insert on learning.submissions
  deferrable initially deferred for each row execute function learning.submissions_are_whole();
create constraint trigger submission_files_are_whole after insert on learning.submission_files
  deferrable initially deferred for each row execute function learning.submissions_are_whole();

-- Assignments ask for no files unless they say so.
update learning.items set content = jsonb_set(content, '{assignment,files}', 'null')
where kind = 'assignment' and not content -> 'assignment' ? 'files';
