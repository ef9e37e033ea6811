-- Videos and files of a school, which items show: the asset, what it is made from, what of it can be played (B9).
create table learning.videos (
  id uuid primary key,
  school_id uuid not null,
  title text not null check (length(title) between 1 and 200),
  state text not null check (state in ('uploading', 'uploaded', 'probing', 'packaging', 'ready', 'failed')),
  source_id uuid not null,
  package_id uuid,
  duration_ms int check (duration_ms > 0),
  width int check (width > 0),
  height int check (height > 0),
  failure text check (failure in ('empty', 'not_a_video', 'no_picture', 'truncated', 'corrupt', 'codec_not_playable',
    'too_long', 'gave_up')),
  created_at timestamptz not null,
  created_by uuid,
  version int not null default 1,
  unique (school_id, id),
  constraint videos_source foreign key (school_id, source_id) references platform.uploads (school_id, id),
  constraint videos_playable check (num_nulls(package_id, duration_ms, width, height) in (0, 4)),
  constraint videos_ready check (state <> 'ready' or package_id is not null),
  constraint videos_failed check (state <> 'failed' or failure is not null and package_id is null)
);
create index videos_of_school on learning.videos (school_id, id);
create unique index videos_source_once on learning.videos (school_id, source_id);

-- What can be downloaded.
create table learning.files (
  id uuid primary key,
  school_id uuid not null,
  source_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  media_type text not null,
  bytes bigint not null check (bytes >= 0),
  created_at timestamptz not null,
  created_by uuid,
  unique (school_id, id),
  constraint files_source foreign key (school_id, source_id) references platform.uploads (school_id, id)
);
create unique index files_source_once on learning.files (school_id, source_id);

call platform.school_table('learning.videos');
call platform.school_table('learning.files');

-- Courses are few yet, and read by nobody for as long as this takes.
alter table learning.items drop constraint items_kind_check;
alter table learning.items drop constraint items_content;
-- squawk-ignore constraint-missing-not-valid
alter table learning.items add constraint items_kind_check check (kind in ('page', 'link', 'video', 'file'));
-- squawk-ignore constraint-missing-not-valid
alter table learning.items add constraint items_content check (case kind
  when 'page' then content ->> 'markdown' <> ''
  when 'link' then content ->> 'url' ~ '^https?://'
  when 'video' then content ->> 'videoId' is not null
  when 'file' then content ->> 'fileId' is not null end is true);

-- What an item shows is of its school and stays as long as the item does.
-- squawk-ignore adding-field-with-default
alter table learning.items add column video_id uuid generated always as ((content ->> 'videoId')::uuid) stored;
-- squawk-ignore adding-field-with-default
alter table learning.items add column file_id uuid generated always as ((content ->> 'fileId')::uuid) stored;
-- squawk-ignore adding-foreign-key-constraint, constraint-missing-not-valid
alter table learning.items add constraint items_show_videos foreign key (school_id, video_id)
  references learning.videos (school_id, id) on delete restrict;
-- squawk-ignore adding-foreign-key-constraint, constraint-missing-not-valid
alter table learning.items add constraint items_offer_files foreign key (school_id, file_id)
  references learning.files (school_id, id) on delete restrict;
-- squawk-ignore require-concurrent-index-creation
create index items_of_video on learning.items (school_id, video_id) where video_id is not null;
-- squawk-ignore require-concurrent-index-creation
create index items_of_file on learning.items (school_id, file_id) where file_id is not null;

-- Whether the reader has made the video, or teaches a course that shows it.
create function learning.person_has_video(video uuid) returns boolean language sql stable as $$
  select exists (select from learning.videos v where v.id = video and (v.created_by = platform.current_person() or exists (
    select from learning.items i
    join learning.runs r on r.school_id = i.school_id and r.id = i.run_id
    join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
    where i.school_id = v.school_id and i.video_id = v.id and platform.current_person() = any (c.instructors))))
$$;
