-- The network addresses from which somebody has signed in, as long as their sessions are remembered, for whoever brings the address of the account: where strangers in the
-- same network guess passwords, those who are known there get in with the right one.
create function identity.signed_in_from(email_address text) returns setof text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct s.address from identity.persons p join identity.sessions s on s.person_id = p.id
  where p.email = email_address
$$;
revoke all on function identity.signed_in_from from public;
grant execute on function identity.signed_in_from to lyceum_app;
