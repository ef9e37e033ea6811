-- Who leads a district sees who leads it beside them.
create function identity.people_of_my_districts() returns setof uuid language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select m.person_id from identity.memberships m where m.district_id in (select identity.districts_i_lead())
$$;
revoke all on function identity.people_of_my_districts from public;
grant execute on function identity.people_of_my_districts to lyceum_app;

create policy district_leaders on identity.persons for select to lyceum_app
  using (id in (select identity.people_of_my_districts()));
