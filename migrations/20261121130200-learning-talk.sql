-- What is said in a run: announcements of its authors, and discussions of its items.

create table learning.announcements (
  id uuid primary key,
  school_id uuid not null,
  run_id uuid not null,
  title text not null check (length(title) between 1 and 200),
  markdown text not null check (length(markdown) between 1 and 20000),
  published_at timestamptz not null,
  published_by uuid,
  withdrawn_at timestamptz,
  version int not null default 1,
  unique (school_id, id),
  constraint announcements_of_runs foreign key (school_id, run_id) references learning.runs (school_id, id)
);
create index announcements_of_run on learning.announcements (school_id, run_id, id);

create table learning.posts (
  id uuid primary key,
  school_id uuid not null,
  run_id uuid not null,
  item_id uuid not null,
  thread_id uuid not null, -- the post that began the thread: itself, or the one that it answers
  written_by uuid not null,
  markdown text not null check (length(markdown) between 1 and 5000),
  written_at timestamptz not null,
  state text not null check (state in ('visible', 'hidden')),
  hidden_reason text check (length(hidden_reason) between 1 and 500),
  hidden_by uuid,
  locked boolean not null,
  version int not null default 1,
  constraint posts_of_item unique (school_id, run_id, item_id, id),
  unique (school_id, id),
  constraint posts_of_items foreign key (school_id, run_id, item_id)
    references learning.items (school_id, run_id, id) on delete restrict,
  -- A thread is about one item, and its answers with it.
  constraint posts_of_threads foreign key (school_id, run_id, item_id, thread_id)
    references learning.posts (school_id, run_id, item_id, id),
  constraint posts_hidden check ((state = 'hidden') = (hidden_reason is not null)),
  constraint posts_locked check (id = thread_id or not locked)
);
create index posts_of_thread on learning.posts (school_id, thread_id, id);

-- Who asks the authors to look at a post: each person once.
create table learning.post_reports (
  school_id uuid not null,
  post_id uuid not null,
  reported_by uuid not null,
  reason text not null check (length(reason) between 1 and 500),
  reported_at timestamptz not null,
  constraint post_reports_once primary key (school_id, post_id, reported_by),
  constraint post_reports_of_posts foreign key (school_id, post_id) references learning.posts (school_id, id)
);

call platform.school_table('learning.announcements', 'select, insert, update');
call platform.school_table('learning.posts', 'select, insert, update');
call platform.school_table('learning.post_reports', 'select, insert');

-- What was said stays as it was said; nobody answers an answer, nor where it is locked or hidden, however many write at
-- once: whoever locks holds the post, and whoever answers waits for them.
create function learning.posts_keep_rules() returns trigger language plpgsql as $$
declare
  thread learning.posts;
begin
  if tg_op = 'UPDATE' then
    if (new.markdown, new.written_by, new.written_at, new.thread_id, new.item_id)
      is distinct from (old.markdown, old.written_by, old.written_at, old.thread_id, old.item_id) then
      raise exception 'what was said stays' using errcode = 'check_violation', constraint = 'posts_stay';
    end if;
    return new;
  end if;
  if new.thread_id = new.id then return new; end if;
  select * into thread from learning.posts p where p.school_id = new.school_id and p.id = new.thread_id for key share;
  if thread.thread_id <> thread.id or thread.locked or thread.state = 'hidden' then
    raise exception 'nobody answers there' using errcode = 'check_violation', constraint = 'posts_answer_threads';
  end if;
  return new;
end $$;
create trigger posts_keep_rules before insert or update on learning.posts
  for each row execute function learning.posts_keep_rules();
