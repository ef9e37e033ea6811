-- A session that is not refreshed for 30 days, or is 180 days old, is over (libs/domain/identity/session.ts): nobody gets another
-- access token by it. An open socket outlives its token and asks here, so it has to hear of that as well.
create or replace function identity.access_of(session uuid, person uuid)
returns table (role text, school_id uuid, district_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.role, m.school_id, m.district_id
  from identity.sessions e
  join identity.persons p on p.id = e.person_id and p.status = 'active'
  left join (identity.memberships m left join identity.schools s on s.id = m.school_id)
    on m.person_id = e.person_id
    and (now() at time zone coalesce(s.time_zone, 'UTC'))::date between m.valid_from and coalesce(m.valid_to, 'infinity')
  where e.id = session and e.person_id = person and e.revoked_at is null
    and e.last_seen_at > now() - interval '30 days' and e.created_at > now() - interval '180 days'
$$;
