-- As before, but of a record that was parted from its account the event says nothing but the account's id, and whoever hears of it
-- needs that to find what is left. For functions of the owner alone.
create or replace function platform.forget_in_jobs(about uuid) returns void language sql
set search_path = pg_catalog, pg_temp as $$
  update platform.jobs set payload = jsonb_set(payload, '{event,data}', '{}')
  where state = 'parked' and payload #>> '{event,aggregateId}' = about::text
    and payload #>> '{event,type}' is distinct from 'roster.person_unlinked';
  update platform.jobs set payload = jsonb_set(payload, '{event,data}', '{}')
  where state = 'waiting' and payload #>> '{event,aggregateId}' = about::text
    and payload #>> '{event,type}' is distinct from 'roster.person_unlinked';
  update platform.jobs set payload = jsonb_set(payload, '{event,data}', '{}')
  where state = 'running' and payload #>> '{event,aggregateId}' = about::text
    and payload #>> '{event,type}' is distinct from 'roster.person_unlinked';
$$;
