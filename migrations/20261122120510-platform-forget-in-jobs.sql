-- Work that waits, is tried again or lies parked for somebody to look at forgets what the event said, not that it happened:
-- whatever waits today may be parked tomorrow, and stays then until somebody comes. One statement for each state, each by the
-- index of that state. For functions of the owner alone.
create function platform.forget_in_jobs(about uuid) returns void language sql
set search_path = pg_catalog, pg_temp as $$
  update platform.jobs set payload = jsonb_set(payload, '{event,data}', '{}')
  where state = 'parked' and payload #>> '{event,aggregateId}' = about::text;
  update platform.jobs set payload = jsonb_set(payload, '{event,data}', '{}')
  where state = 'waiting' and payload #>> '{event,aggregateId}' = about::text;
  update platform.jobs set payload = jsonb_set(payload, '{event,data}', '{}')
  where state = 'running' and payload #>> '{event,aggregateId}' = about::text;
$$;
revoke all on function platform.forget_in_jobs from public;
