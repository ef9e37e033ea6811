-- What is over is forgotten in time: links that ended a week ago, sessions that ended more than a year ago (until then they
-- tell which devices an account has seen), changes of access that every replica has read.
create function identity.forget_what_is_over() returns table (links bigint, sessions bigint, changes bigint)
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with l as (delete from identity.mailed_links where expires_at < now() - interval '7 days' returning 1),
    s as (delete from identity.sessions where last_seen_at < now() - interval '400 days' returning 1),
    c as (delete from identity.access_changes where at < now() - interval '1 hour' returning 1)
  select (select count(*) from l), (select count(*) from s), (select count(*) from c)
$$;
revoke all on function identity.forget_what_is_over from public;
grant execute on function identity.forget_what_is_over to lyceum_app;
drop function identity.forget_old_access_changes;
