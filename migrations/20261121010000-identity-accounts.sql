-- Sign-in: passwords, sessions, mailed links, second factors; invitations and API keys of schools.

alter table identity.persons add column last_signed_in_at timestamptz;

create table identity.credentials (
  person_id uuid primary key references identity.persons,
  password_hash text not null,
  changed_at timestamptz not null
);

-- One row for each sign-in on one device. Of the refresh tokens only fingerprints are kept: of the family, of the token
-- that is good now, of the one before (for two tabs that refresh at once).
create table identity.sessions (
  id uuid primary key,
  person_id uuid not null references identity.persons,
  family_hash text not null,
  current_hash text not null,
  previous_hash text,
  nonce text,
  rotated_at timestamptz,
  device_label text not null,
  address text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  revoked_at timestamptz,
  revoked_reason text,
  constraint sessions_family_once unique (family_hash),
  check ((revoked_at is null) = (revoked_reason is null))
);
create index sessions_of_person on identity.sessions (person_id, created_at desc);
create index sessions_ended on identity.sessions (last_seen_at);

create table identity.mailed_links (
  id uuid primary key,
  person_id uuid not null references identity.persons,
  purpose text not null check (purpose in ('verify_email', 'reset_password')),
  token_hash text not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint mailed_links_token_once unique (token_hash)
);
create index mailed_links_unused on identity.mailed_links (person_id, purpose) where used_at is null;
create index mailed_links_expired on identity.mailed_links (expires_at);

create table identity.second_factors (
  person_id uuid primary key references identity.persons,
  sealed_secret text not null,
  enabled_at timestamptz,
  last_step int not null,
  recovery_hashes text[] not null
);

create table identity.invitations (
  id uuid primary key,
  school_id uuid not null references identity.schools,
  email text not null check (email = lower(email)),
  role text not null,
  roster_person_id uuid,
  invited_by uuid references identity.persons,
  token_hash text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid references identity.persons,
  withdrawn_at timestamptz,
  unique (school_id, id),
  constraint invitations_token_once unique (token_hash)
);
create index invitations_of_school on identity.invitations (school_id, id desc);

create table identity.api_keys (
  id uuid primary key,
  school_id uuid not null references identity.schools,
  label text not null check (length(label) between 1 and 120),
  secret_hash text not null,
  created_at timestamptz not null,
  created_by uuid references identity.persons,
  last_used_at timestamptz,
  revoked_at timestamptz,
  unique (school_id, id)
);

call platform.person_table('identity.credentials', 'select, insert, update');
call platform.person_table('identity.sessions', 'select, insert, update');
call platform.person_table('identity.mailed_links', 'select, insert, update');
call platform.person_table('identity.second_factors');
call platform.school_table('identity.invitations', 'select, insert, update');
call platform.school_table('identity.api_keys', 'select, insert, update');

-- What a school may see of its members, and what a signed-in person may do with an invitation.
create function identity.people_here() returns setof uuid language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select m.person_id from identity.memberships m where m.school_id = platform.current_school()
$$;
create policy members on identity.persons for select to lyceum_app using (id in (select identity.people_here()));

-- Allow-listed functions for callers who have not proved anything yet: each answers only to whoever brings the address
-- or the fingerprint of a secret.
create type identity.sign_in_record as (
  person_id uuid, email text, display_name text, password_hash text, open boolean);

create function identity.sign_in_of(person uuid) returns setof identity.sign_in_record
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.id, p.email, p.display_name, c.password_hash, p.status = 'active' and p.email_verified_at is not null
  from identity.persons p left join identity.credentials c on c.person_id = p.id where p.id = person
$$;

create function identity.sign_in_by_email(address text) returns setof identity.sign_in_record
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.* from identity.persons p, identity.sign_in_of(p.id) r where p.email = address
$$;

create function identity.sign_in_by_person() returns setof identity.sign_in_record
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.* from identity.sign_in_of(platform.current_person()) r
$$;

create function identity.sign_in_by_link(hash text) returns setof identity.sign_in_record
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.* from identity.mailed_links l, identity.sign_in_of(l.person_id) r where l.token_hash = hash
$$;

create function identity.sign_in_by_session(hash text) returns setof identity.sign_in_record
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.* from identity.sessions s, identity.sign_in_of(s.person_id) r where s.family_hash = hash
$$;

create function identity.invitation_by_token(hash text)
returns table (id uuid, school_id uuid, school_name text, time_zone text, locale text, role text, email text,
  expires_at timestamptz, open boolean, known boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select i.id, i.school_id, s.name, s.time_zone, s.locale, i.role, i.email, i.expires_at,
    i.accepted_at is null and i.withdrawn_at is null and i.expires_at > now(),
    exists (select from identity.persons p where p.email = i.email)
  from identity.invitations i join identity.schools s on s.id = i.school_id where i.token_hash = hash
$$;

-- For the door: what a session or a key is good for right now. Roles count by the school's own date (K3).
create function identity.access_of(session uuid, person uuid)
returns table (role text, school_id uuid, district_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.role, m.school_id, m.district_id
  from identity.sessions e
  join identity.persons p on p.id = e.person_id and p.status = 'active'
  left join (identity.memberships m left join identity.schools s on s.id = m.school_id)
    on m.person_id = e.person_id
    and (now() at time zone coalesce(s.time_zone, 'UTC'))::date between m.valid_from and coalesce(m.valid_to, 'infinity')
  where e.id = session and e.person_id = person and e.revoked_at is null
$$;

-- The secret's fingerprint of a key that is not revoked. Use is noted, at most once a minute.
create function identity.use_api_key(client uuid) returns table (school_id uuid, secret_hash text)
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update identity.api_keys k set last_used_at = now()
  where k.id = client and k.revoked_at is null
    and (k.last_used_at is null or k.last_used_at < now() - interval '1 minute');
  select k.school_id, k.secret_hash from identity.api_keys k where k.id = client and k.revoked_at is null
$$;

create function identity.district_of(school uuid) returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.district_id from identity.schools s where s.id = school
$$;

-- Every change after which a verified token or an open socket must be looked at again, whichever way it was made.
-- Replicas read it every two seconds. A row that commits late has a transaction id that is still ahead of the snapshot
-- that the reader remembers, so none is missed.
create table identity.access_changes (
  written xid8 not null default pg_current_xact_id(),
  at timestamptz not null default now(),
  person_id uuid,
  session_id uuid,
  client_id uuid
);
create index access_changes_written on identity.access_changes (written);
call platform.ruled_table('identity.access_changes', 'platform', 'true', 'false', 'select',
  'ids only; read by every replica, written by triggers');

create function identity.note_access_change() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if tg_table_name = 'sessions' then
    insert into identity.access_changes (person_id, session_id) values (new.person_id, new.id);
  elsif tg_table_name = 'api_keys' then
    insert into identity.access_changes (client_id) values (new.id);
  elsif tg_table_name = 'persons' then
    insert into identity.access_changes (person_id) values (new.id);
  else
    insert into identity.access_changes (person_id) values (new.person_id);
  end if;
  return null;
end $$;

create trigger access_changed after update of revoked_at on identity.sessions for each row
  when (new.revoked_at is distinct from old.revoked_at) execute function identity.note_access_change();
create trigger access_changed after update of revoked_at on identity.api_keys for each row
  when (new.revoked_at is distinct from old.revoked_at) execute function identity.note_access_change();
create trigger access_changed after update of status on identity.persons for each row
  when (new.status is distinct from old.status) execute function identity.note_access_change();
create trigger access_changed after insert or update on identity.memberships for each row
  execute function identity.note_access_change();

-- The changes since a remembered snapshot, and the snapshot to remember next.
create function identity.access_changes_since(seen text)
returns table (next text, person_id uuid, session_id uuid, client_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select pg_snapshot_xmin(pg_current_snapshot())::text, c.person_id, c.session_id, c.client_id
  from (select 1) one left join identity.access_changes c on c.written >= seen::xid8
$$;

create function identity.forget_old_access_changes() returns bigint
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with gone as (delete from identity.access_changes where at < now() - interval '1 hour' returning 1)
  select count(*) from gone
$$;

revoke all on all functions in schema identity from public;
grant execute on all functions in schema identity to lyceum_app;
revoke execute on function identity.sign_in_of from lyceum_app;
