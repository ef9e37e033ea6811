-- The calendar of a person in a school, to which programs subscribe. Its address is worked out from its id; closing it removes it,
-- and with it the address.

create table academy.calendar_feeds (
  id uuid primary key,
  school_id uuid not null,
  person_id uuid not null,
  opened_at timestamptz not null,
  constraint calendar_feeds_once unique (school_id, person_id)
);
call platform.school_table('academy.calendar_feeds', 'select, insert, delete');

-- Whose calendar it is, and where, for a program that brings its signed address and nothing else.
create function academy.calendar_feed(wanted uuid) returns table (school_id uuid, person_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select f.school_id, f.person_id from academy.calendar_feeds f where f.id = wanted
$$;
revoke all on function academy.calendar_feed from public;
grant execute on function academy.calendar_feed to lyceum_app;
