-- What packaging has put on the disk. A row is there before its files are, and goes after them, so that none are forgotten,
-- whenever a process ends.
create table learning.packages (
  id uuid primary key,
  school_id uuid not null,
  video_id uuid not null, -- also of one that was removed
  -- Since when no video plays it; null: one does. Addresses that were given before live on for a while.
  unused_since timestamptz default now()
);
create index packages_unused on learning.packages (unused_since) where unused_since is not null;

call platform.school_table('learning.packages');

-- Whoever writes: what a video plays is in use, and what it has played is not.
create function learning.follow_packages() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and old.package_id is not null
    and (tg_op = 'DELETE' or new.package_id is distinct from old.package_id) then
    insert into learning.packages as p (id, school_id, video_id) values (old.package_id, old.school_id, old.id)
      on conflict (id) do update set unused_since = now();
  end if;
  if tg_op <> 'DELETE' and new.package_id is not null then
    insert into learning.packages as p (id, school_id, video_id, unused_since)
      values (new.package_id, new.school_id, new.id, null)
      on conflict (id) do update set unused_since = null;
  end if;
  return null;
end $$;
create trigger follow_packages after insert or delete or update of package_id on learning.videos
  for each row execute function learning.follow_packages();

insert into learning.packages (id, school_id, video_id, unused_since)
  select package_id, school_id, id, null from learning.videos where package_id is not null;
