-- What is said in a video, as WebVTT, once in each language.
create table learning.captions (
  id uuid primary key,
  school_id uuid not null,
  video_id uuid not null,
  language text not null check (language ~ '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$'),
  label text not null check (length(label) between 1 and 60),
  text text not null check (text ~ '^WEBVTT' and length(text) <= 1000000),
  version int not null default 1,
  constraint captions_of_videos foreign key (school_id, video_id) references learning.videos (school_id, id)
    on delete cascade,
  constraint captions_once unique (school_id, video_id, language)
);
call platform.school_table('learning.captions');
