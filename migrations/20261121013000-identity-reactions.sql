-- When somebody was last here is no change of the person: it is noted beside, by a reaction to the sign-in.
alter table identity.persons drop column last_signed_in_at;
alter table identity.profiles add column last_signed_in_at timestamptz;

-- To whom the platform itself writes.
create function identity.administrators()
returns table (person_id uuid, email text, display_name text, locale text, time_zone text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct p.id, p.email, p.display_name, p.locale, p.time_zone
  from identity.memberships m join identity.persons p on p.id = m.person_id
  where m.role = 'platform-admin' and p.status = 'active'
    and current_date between m.valid_from and coalesce(m.valid_to, 'infinity')
$$;
revoke all on function identity.administrators from public;
grant execute on function identity.administrators to lyceum_app;
