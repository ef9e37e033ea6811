-- What learners have watched of videos (B4): the union of what their players told, within the video, as one value, and no
-- faster than a video can be watched.

-- The moments of it, in milliseconds.
create function learning.length_of(parts int4multirange) returns int language sql immutable parallel safe
  return (select coalesce(sum(upper(part) - lower(part)), 0)::int from unnest(parts) part);

-- The beginning of it, no longer than so many milliseconds.
create function learning.first_of(parts int4multirange, most int) returns int4multirange language sql immutable parallel safe
  return (
    select coalesce(range_agg(int4range(lower(part), lower(part) + least(upper(part) - lower(part), most - before))), '{}')
    from (
      select part, coalesce(sum(upper(part) - lower(part)) over (order by part rows between unbounded preceding and 1 preceding),
        0)::int as before
      from unnest(parts) part) p
    where before < most);

create table learning.watched (
  school_id uuid not null,
  run_id uuid not null,
  learner_id uuid not null,
  item_id uuid not null,
  round int not null check (round >= 0), -- how often the item was reset before
  duration_ms int not null check (duration_ms > 0),
  parts int4multirange not null,
  watched_ms int not null generated always as (learning.length_of(parts)) stored,
  credit_ms int not null, -- how much more may count at once
  position_ms int not null,
  counted_at timestamptz not null,
  constraint watched_once primary key (school_id, run_id, learner_id, item_id, round),
  constraint watched_of_items foreign key (school_id, run_id, item_id)
    references learning.items (school_id, run_id, id) on delete restrict,
  constraint watched_within check (parts <@ int4multirange(int4range(0, duration_ms))),
  constraint watched_position check (position_ms between 0 and duration_ms),
  constraint watched_credit check (credit_ms between 0 and 600000)
) with (fillfactor = 70);

call platform.school_table('learning.watched', 'select, insert, update');

-- B4: at twice the speed at most, ten minutes at once at most, a minute for whoever begins; whoever writes.
create function learning.watched_in_time() returns trigger language plpgsql as $$
declare
  most int := 60000;
  former int := 0;
begin
  if tg_op = 'UPDATE' then
    former := old.watched_ms;
    most := least(600000, old.credit_ms
      + 2 * greatest(0, floor(extract(epoch from new.counted_at - old.counted_at) * 1000))::bigint)::int;
  end if;
  if new.watched_ms - former + new.credit_ms > most then
    raise exception 'nobody watches as fast as this' using errcode = 'check_violation', constraint = 'watched_in_time';
  end if;
  return null;
end $$;
create trigger watched_in_time after insert or update on learning.watched
  for each row execute function learning.watched_in_time();
