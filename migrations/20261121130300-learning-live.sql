-- Live sessions are items with a beginning, an end and an address; who is there says so again and again.

alter table learning.items drop constraint items_kind_check;
-- squawk-ignore constraint-missing-not-valid
alter table learning.items add constraint items_kind_check
  check (kind in ('page', 'link', 'video', 'file', 'quiz', 'assignment', 'live')); -- becomes wider, on few rows
alter table learning.items drop constraint items_content;
-- squawk-ignore constraint-missing-not-valid
alter table learning.items add constraint items_content check (case kind
  when 'page' then content ->> 'markdown' <> ''
  when 'link' then content ->> 'url' ~ '^https?://'
  when 'video' then content ->> 'videoId' is not null
  when 'file' then content ->> 'fileId' is not null
  when 'quiz' then jsonb_typeof(content -> 'quiz') = 'object'
  when 'assignment' then jsonb_typeof(content -> 'assignment') = 'object'
  when 'live' then content #>> '{live,url}' ~ '^https?://'
    and content #>> '{live,startsAt}' < content #>> '{live,endsAt}' end is true);

-- Written by whatever replica the sign of life came to, and read by all: who is there now is who has said so lately.
create table learning.presences (
  school_id uuid not null,
  run_id uuid not null,
  item_id uuid not null,
  person_id uuid not null,
  until timestamptz not null,
  constraint presences_once primary key (school_id, item_id, person_id),
  constraint presences_in_items foreign key (school_id, run_id, item_id)
    references learning.items (school_id, run_id, id) on delete cascade
) with (fillfactor = 70);

call platform.school_table('learning.presences', 'select, insert, update');
