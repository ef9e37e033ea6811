-- After a mass change in many schools the closing of all chains had more to do than a statement may take, and from then on
-- never came to its end. There is a limit for all of them together, the oldest entries go first, and the rest is for the next
-- time; how long it may take is said by the caller.
create function platform.close_audit_chains(most int) returns int language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
  next record;
  closed int := 0;
  room int := most;
  taken int;
begin
  perform pg_advisory_xact_lock(4207532);
  for next in
    select e.chain, coalesce(l.number, 0) + 1 as number, coalesce(l.hash, ''::bytea) as before
    from (select coalesce(school_id, '00000000-0000-0000-0000-000000000000') as chain, min(at) as first_at
      from platform.audit_entries where link is null group by 1) e
    left join lateral (select number, hash from platform.audit_links k where k.chain = e.chain
      order by number desc limit 1) l on true
    order by e.first_at
  loop
    update platform.audit_entries e set link = next.number from (
      select id, at from platform.audit_entries
      where coalesce(school_id, '00000000-0000-0000-0000-000000000000') = next.chain and link is null
      order by at, id limit least(room, 20000)) new
    where e.id = new.id and e.at = new.at;
    get diagnostics taken = row_count;
    insert into platform.audit_links (chain, number, entries, hash)
    select next.chain, next.number, d.entries, d.hash
    from platform.audit_digest(next.chain, next.number, next.before) d;
    closed := closed + 1;
    room := room - taken;
    exit when room <= 0;
  end loop;
  return closed;
end $$;

-- For the version before.
create or replace function platform.close_audit_chains() returns int language sql security definer
set search_path = pg_catalog, pg_temp as $$ select platform.close_audit_chains(20000) $$;

create function platform.audit_chains() returns setof uuid language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select distinct chain from platform.audit_links order by chain
$$;

-- As platform.broken_audit_links(), of one chain: reading the whole log again in one statement takes longer than any may. A
-- redaction is of one school, and so of one chain.
create function platform.broken_audit_links(of_chain uuid)
returns table (chain uuid, number int, closed_at timestamptz, entries_then int, entries_now int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with redacted as (
    select e.link, e.redaction, e.erased from platform.audit_entries e
    where coalesce(e.school_id, '00000000-0000-0000-0000-000000000000') = of_chain
      and (e.redaction is not null or e.erased is not null)
  ), unfounded as (
    select r.redaction from (select distinct redaction from redacted where redaction is not null) r
    where not exists (
      select from platform.audit_entries t where t.id = r.redaction and t.action = 'redact'
        and t.after ->> 'digest' = platform.redacted_digest(r.redaction))
  ), doubtful as (
    select r.link from redacted r where r.redaction is null or r.redaction in (select redaction from unfounded)
  )
  select l.chain, l.number, l.closed_at, l.entries, d.entries
  from (select k.*, lag(k.hash, 1, ''::bytea) over w as before, lag(k.number, 1, 0) over w as number_before
    from platform.audit_links k where k.chain = of_chain window w as (order by k.number)) l,
    platform.audit_digest(l.chain, l.number, l.before) d
  where d.hash <> l.hash or d.entries <> l.entries or l.number <> l.number_before + 1
    or l.number in (select link from doubtful)
  order by l.number
$$;

revoke all on function platform.close_audit_chains(int), platform.audit_chains, platform.broken_audit_links(uuid) from public;
grant execute on function platform.close_audit_chains(int), platform.audit_chains, platform.broken_audit_links(uuid)
  to lyceum_app;
