-- What a school holds: events, the times at which each takes place, the seats there are, and who has one.

create table academy.events (
  id uuid primary key,
  school_id uuid not null,
  state text not null check (state in ('draft', 'published', 'cancelled', 'archived')),
  title text not null check (length(title) between 1 and 200),
  summary text check (length(summary) between 1 and 500),
  description text check (length(description) between 1 and 20000),
  place text check (length(place) between 1 and 200),
  url text check (length(url) <= 2000 and url ~ '^https?://'),
  organisers uuid[] not null default '{}',
  created_at timestamptz not null,
  created_by uuid,
  changed_at timestamptz not null,
  version int not null default 1,
  unique (school_id, id)
);

create table academy.occurrences (
  id uuid primary key,
  school_id uuid not null,
  event_id uuid not null,
  state text not null check (state in ('scheduled', 'cancelled')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  opens_at timestamptz, -- registration; null: as soon as the event is published
  closes_at timestamptz, -- null: when it starts
  approval boolean not null,
  hold_minutes int check (hold_minutes between 1 and 1440), -- null: nothing is held, a seat is taken at once
  offer_minutes int not null check (offer_minutes between 1 and 20160),
  changed_at timestamptz not null,
  version int not null default 1,
  unique (school_id, id),
  constraint occurrences_of_events foreign key (school_id, event_id) references academy.events (school_id, id),
  constraint occurrences_times check (starts_at < ends_at),
  constraint occurrences_registration check (opens_at < closes_at)
);
create index occurrences_of_event on academy.occurrences (school_id, event_id, id);
create index occurrences_in_time on academy.occurrences (school_id, starts_at, id);

create table academy.quotas (
  id uuid primary key,
  school_id uuid not null,
  occurrence_id uuid not null,
  name text not null check (length(name) between 1 and 100),
  capacity int not null check (capacity between 1 and 100000),
  taken int not null default 0,
  version int not null default 1,
  constraint quotas_of_occurrence unique (school_id, occurrence_id, id),
  constraint quotas_of_occurrences foreign key (school_id, occurrence_id)
    references academy.occurrences (school_id, id) deferrable initially deferred,
  constraint quotas_name_once unique (school_id, occurrence_id, name),
  -- C1, C4: whoever comes and whoever makes room smaller, however many at once.
  constraint quotas_taken check (taken between 0 and capacity)
);

create table academy.registrations (
  id uuid primary key,
  school_id uuid not null,
  occurrence_id uuid not null,
  quota_id uuid not null,
  person_id uuid not null,
  state text not null check (state in
    ('hold', 'pending_approval', 'confirmed', 'cancelled', 'rejected', 'expired')),
  held_until timestamptz,
  since timestamptz not null,
  registered_at timestamptz not null,
  registered_by uuid,
  version int not null default 1,
  unique (school_id, id),
  constraint registrations_of_quotas foreign key (school_id, occurrence_id, quota_id)
    references academy.quotas (school_id, occurrence_id, id),
  constraint registrations_held check ((state = 'hold') = (held_until is not null))
);
-- C2: one of a person in an occurrence that is not over.
create unique index registrations_once on academy.registrations (school_id, occurrence_id, person_id)
  where state in ('hold', 'pending_approval', 'confirmed');
create index registrations_of_occurrence on academy.registrations (school_id, occurrence_id, id);
create index registrations_of_person on academy.registrations (school_id, person_id, id);
create index registrations_held_until on academy.registrations (school_id, quota_id, held_until) where state = 'hold';

create table academy.waitlist_entries (
  id uuid primary key,
  school_id uuid not null,
  occurrence_id uuid not null,
  quota_id uuid not null,
  person_id uuid not null,
  turn bigint generated always as identity, -- drawn while the row of the quota is held: who came first has the lower one
  state text not null check (state in ('waiting', 'offered', 'accepted', 'declined', 'expired', 'cancelled')),
  offered_until timestamptz,
  since timestamptz not null,
  joined_at timestamptz not null,
  version int not null default 1,
  unique (school_id, id),
  constraint waitlist_entries_of_quotas foreign key (school_id, occurrence_id, quota_id)
    references academy.quotas (school_id, occurrence_id, id),
  constraint waitlist_entries_offered check ((state = 'offered') = (offered_until is not null))
);
create unique index waitlist_entries_once on academy.waitlist_entries (school_id, occurrence_id, person_id)
  where state in ('waiting', 'offered');
create index waitlist_in_turn on academy.waitlist_entries (school_id, quota_id, turn) where state = 'waiting';
create index waitlist_offered_until on academy.waitlist_entries (school_id, quota_id, offered_until) where state = 'offered';
create index waitlist_of_occurrence on academy.waitlist_entries (school_id, occurrence_id, id);
create index waitlist_of_person on academy.waitlist_entries (school_id, person_id, id);

-- What a confirmed registration opens the door with. Its code is worked out from its id and is in no table.
create table academy.tickets (
  id uuid primary key, -- the registration's
  school_id uuid not null,
  occurrence_id uuid not null,
  issued_at timestamptz not null,
  checked_in_at timestamptz,
  scans jsonb not null default '[]',
  version int not null default 1,
  constraint tickets_of_registrations foreign key (school_id, id) references academy.registrations (school_id, id)
    deferrable initially deferred,
  -- C5: who has been scanned has come, and came when first scanned.
  constraint tickets_scanned check ((checked_in_at is null) = (scans = '[]'))
);
create index tickets_of_occurrence on academy.tickets (school_id, occurrence_id, id);

call platform.school_table('academy.events', 'select, insert, update');
call platform.school_table('academy.occurrences', 'select, insert, update');
call platform.school_table('academy.quotas', 'select, insert, update');
call platform.school_table('academy.registrations', 'select, insert, update');
call platform.school_table('academy.waitlist_entries', 'select, insert, update');
call platform.school_table('academy.tickets', 'select, insert, update');

-- C1: a registration that is not over takes a seat, and so does an open offer. They are counted here, whoever writes and
-- however many at once: the row of the quota makes them take turns, and its check refuses the one too many. A hold whose time
-- is over counts until it is noted that it is.
create function academy.takes_seat(state text) returns boolean language sql immutable parallel safe
  return state in ('hold', 'pending_approval', 'confirmed', 'offered');

create function academy.seats_count() returns trigger language plpgsql as $$
declare
  change int := academy.takes_seat(new.state)::int
    - case when tg_op = 'UPDATE' then academy.takes_seat(old.state)::int else 0 end;
begin
  if change <> 0 then
    update academy.quotas set taken = taken + change where school_id = new.school_id and id = new.quota_id;
  end if;
  return null;
end $$;
create trigger registrations_count after insert or update of state on academy.registrations
  for each row execute function academy.seats_count();
create trigger waitlist_count after insert or update of state on academy.waitlist_entries
  for each row execute function academy.seats_count();

-- Whose a registration, an entry or a ticket is, and where, stays as it was; what was counted in one quota is given back there.
create function academy.seats_stay() returns trigger language plpgsql as $$
begin
  if (new.school_id, new.occurrence_id, new.quota_id, new.person_id)
    is distinct from (old.school_id, old.occurrence_id, old.quota_id, old.person_id) then
    raise exception 'a seat stays where it is' using errcode = 'check_violation', constraint = 'seats_stay';
  end if;
  return new;
end $$;
create trigger registrations_stay before update on academy.registrations
  for each row execute function academy.seats_stay();
create trigger waitlist_stay before update on academy.waitlist_entries
  for each row execute function academy.seats_stay();

-- Which school an occurrence belongs to, for a subscription that names only this. It tells a member nothing else.
create function academy.school_of_occurrence(wanted uuid) returns uuid language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select school_id from academy.occurrences where id = wanted
$$;
revoke all on function academy.school_of_occurrence from public;
grant execute on function academy.school_of_occurrence to lyceum_app;
