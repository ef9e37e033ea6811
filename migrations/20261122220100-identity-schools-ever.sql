-- For what time brings to an end in closed schools as well: `all_schools` names those that are not.
create function identity_api.schools_ever() returns table (school_id uuid, time_zone text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select id, time_zone from identity.schools order by id
$$;

revoke all on function identity_api.schools_ever() from public;
grant execute on function identity_api.schools_ever() to lyceum_app;
