-- A new installation has nobody who could make anybody an administrator: as long as the platform is led by nobody, a
-- person may be made its first administrator in their own name. The command line and the demo use it.
create function identity.platform_is_led() returns boolean language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select exists (select from identity.memberships m where m.role = 'platform-admin')
$$;
revoke all on function identity.platform_is_led from public;
grant execute on function identity.platform_is_led to lyceum_app;

create policy first_admin on identity.memberships for insert to lyceum_app with check (
  role = 'platform-admin' and person_id = (select platform.current_person())
  and not (select identity.platform_is_led()));

-- Two first administrators at once: one of them waits here, and is then one too many.
create function identity.one_first_admin() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('identity.first-admin', 0));
  if current_user = 'lyceum_app' and identity.platform_is_led() and not identity.i_lead_the_platform() then
    raise exception 'the platform has an administrator' using errcode = 'check_violation',
      constraint = 'memberships_first_admin';
  end if;
  return new;
end $$;
create trigger one_first_admin before insert on identity.memberships
  for each row when (new.role = 'platform-admin') execute function identity.one_first_admin();

-- Who leads the platform appoints the leaders of districts, and so sees whom there is.
create policy platform_leaders on identity.persons for select to lyceum_app
  using ((select identity.i_lead_the_platform()));
