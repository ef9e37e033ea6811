-- Question banks: what learners may be asked, in the bank of a course or of the whole school. A question is changed by a new
-- version; the earlier ones stay, for whoever was asked by them.

create table learning.questions (
  id uuid primary key,
  school_id uuid not null references identity.schools,
  course_id uuid, -- null: the bank of the whole school
  pool text not null check (length(pool) between 1 and 100),
  state text not null check (state in ('active', 'archived')),
  revision int not null check (revision > 0),
  -- As json, which keeps the order of fields, so that the same content is the same text.
  content json not null,
  changed_at timestamptz not null,
  changed_by uuid,
  version int not null default 1,
  unique (school_id, id),
  constraint questions_of_courses foreign key (school_id, course_id) references learning.courses (school_id, id),
  constraint questions_content check (content ->> 'kind' in
    ('single', 'multiple', 'true_false', 'short_text', 'numeric', 'matching', 'ordering')
    and (content ->> 'points')::int between 1 and 100)
);
create index questions_of_bank on learning.questions (school_id, course_id, pool, id);

-- Append-only by right, and written by the trigger below, so that no version is ever left out.
create table learning.question_versions (
  school_id uuid not null,
  question_id uuid not null,
  revision int not null check (revision > 0),
  content json not null,
  made_at timestamptz not null,
  made_by uuid,
  constraint question_versions_once primary key (school_id, question_id, revision),
  constraint question_versions_of_questions foreign key (school_id, question_id)
    references learning.questions (school_id, id)
);

call platform.school_table('learning.questions', 'select, insert, update');
call platform.school_table('learning.question_versions', 'select, insert');

create function learning.questions_keep_versions() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if new.revision = old.revision and new.content::text = old.content::text then return null; end if;
    if new.revision <> old.revision + 1 then
      raise exception 'a question is changed by its next version' using errcode = 'check_violation',
        constraint = 'questions_next_version';
    end if;
  end if;
  insert into learning.question_versions (school_id, question_id, revision, content, made_at, made_by)
  values (new.school_id, new.id, new.revision, new.content, new.changed_at, new.changed_by);
  return null;
end $$;
create trigger questions_keep_versions after insert or update of revision, content on learning.questions
  for each row execute function learning.questions_keep_versions();
