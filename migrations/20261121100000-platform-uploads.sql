-- Uploads by tus 1.0: what has come of a file so far, and the file itself once it is whole. What is acknowledged lies on
-- the disk before "offset" says so (R6).
create table platform.uploads (
  id uuid primary key,
  school_id uuid not null,
  person_id uuid not null,
  part text not null default 'whole' check (part in ('whole', 'partial', 'final')),
  state text not null default 'receiving' check (state in ('receiving', 'whole', 'kept')),
  length bigint check (length >= 0), -- null: said later
  "offset" bigint not null default 0,
  metadata text check (length(metadata) between 1 and 4096),
  concat text check (length(concat) <= 20000),
  media_type text check (length(media_type) between 3 and 100),
  -- One at a time writes: whoever has the row's writer, until then.
  writer uuid,
  writer_until timestamptz,
  -- Placed in the transaction in which it becomes whole.
  then_job jsonb,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  unique (school_id, id),
  constraint uploads_offset check ("offset" between 0 and coalesce(length, "offset")),
  constraint uploads_whole check (state = 'receiving' or "offset" = length),
  constraint uploads_expire check ((expires_at is null) = (state = 'kept'))
);
comment on column platform.uploads.state is 'kept: something of the school is made of it, so it does not expire.';
create index uploads_expired on platform.uploads (expires_at) where expires_at is not null;
create index uploads_of_school on platform.uploads (school_id, person_id);

call platform.school_table('platform.uploads');
