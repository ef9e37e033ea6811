-- Roles are held from day to day by the clocks of their school (K3), as at the door (identity.access_of); those of the platform and of
-- a district, which have no clocks, by UTC. By UTC alone, whoever was invited in the morning in Auckland saw no school until the evening.
create or replace function identity.my_districts() returns setof uuid language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select d.id from identity.districts d
  where exists (
    select from identity.memberships m
    left join identity.schools s on s.id = m.school_id
    where m.person_id = platform.current_person()
      and (now() at time zone coalesce(s.time_zone, 'UTC'))::date between m.valid_from and coalesce(m.valid_to, 'infinity')
      and (m.role = 'platform-admin' or d.id in (m.district_id, s.district_id)))
  or d.id = (select s.district_id from identity.schools s where s.id = platform.current_school())
$$;

create or replace function identity.my_schools() returns setof uuid language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select s.id from identity.schools s
  where exists (
    select from identity.memberships m
    where m.person_id = platform.current_person()
      and (now() at time zone case when m.school_id is null then 'UTC' else s.time_zone end)::date
        between m.valid_from and coalesce(m.valid_to, 'infinity')
      and (m.role = 'platform-admin' or m.school_id = s.id or m.district_id = s.district_id))
  or s.id = platform.current_school()
$$;

-- The session's own zone decides nothing: of the platform and of districts by UTC.
create or replace function identity.districts_i_lead() returns setof uuid language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select d.id from identity.districts d
  where exists (
    select from identity.memberships m
    where m.person_id = platform.current_person()
      and (now() at time zone 'UTC')::date between m.valid_from and coalesce(m.valid_to, 'infinity')
      and (m.role = 'platform-admin' or m.district_id = d.id))
$$;

create or replace function identity.i_lead_the_platform() returns boolean language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select exists (
    select from identity.memberships m
    where m.person_id = platform.current_person() and m.role = 'platform-admin'
      and (now() at time zone 'UTC')::date between m.valid_from and coalesce(m.valid_to, 'infinity'))
$$;

create or replace function identity.administrators()
returns table (person_id uuid, email text, display_name text, locale text, time_zone text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct p.id, p.email, p.display_name, p.locale, p.time_zone
  from identity.memberships m join identity.persons p on p.id = m.person_id
  where m.role = 'platform-admin' and p.status = 'active'
    and (now() at time zone 'UTC')::date between m.valid_from and coalesce(m.valid_to, 'infinity')
$$;

create or replace function identity.keepers_of_disabled_webhook(webhook uuid)
returns table (label text, url text, place_name text, because text, person_id uuid, email text, display_name text,
  locale text, time_zone text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct w.label, w.url, coalesce(s.name, d.name), w.disabled_because, p.id, p.email, p.display_name, p.locale,
    p.time_zone
  from identity.webhooks w
  left join identity.schools s on s.id = w.school_id
  left join identity.districts d on d.id = w.district_id
  join identity.memberships m on m.school_id = w.school_id and m.role = 'school-admin' or m.district_id = w.district_id
  join identity.persons p on p.id = m.person_id and p.status = 'active'
  where w.id = webhook and w.state = 'disabled'
    and (now() at time zone coalesce(s.time_zone, 'UTC'))::date between m.valid_from and coalesce(m.valid_to, 'infinity')
$$;
