-- K7: the audit log of each school is closed link by link, after the commits and outside of the hot path. A link's hash
-- covers its entries and the link before it, so an entry that is changed, removed or added to it afterwards breaks the chain
-- from there on. Which entries those are is written on them, not told from transaction ids: those begin anew in a database
-- that was restored on another server, and a long transaction anywhere would hold the closing up.

alter table platform.audit_entries add column link int;
create index audit_entries_by_link on platform.audit_entries
  (coalesce(school_id, '00000000-0000-0000-0000-000000000000'), link);
-- The application adds entries, and to no link that is closed.
create policy not_linked on platform.audit_entries as restrictive for insert to lyceum_app with check (link is null);

-- `chain` is the school; the nil UUID stands for what belongs to no school.
create table platform.audit_links (
  chain uuid not null,
  number int not null,
  entries int not null,
  hash bytea not null,
  closed_at timestamptz not null default now(),
  primary key (chain, number)
);
call platform.secure_table('platform.audit_links', 'platform', 'written and read by two functions of the owner');

-- What a link says of its entries, in the order of their ids; an instant is written as UTC, whoever asks.
create function platform.audit_digest(of_chain uuid, of_number int, hash_before bytea)
returns table (entries int, hash bytea)
language sql stable set search_path = pg_catalog, pg_temp set timezone = 'UTC' as $$
  select count(*)::int, sha256(hash_before || coalesce(string_agg(sha256(convert_to(
    jsonb_build_array(e.id, e.at, e.school_id, e.person_id, e.client_id, e.request_id, e.origin, e.action,
      e.subject_type, e.subject_id, e.before, e.after)::text, 'utf8')), '' order by e.id), ''))
  from platform.audit_entries e
  where coalesce(e.school_id, '00000000-0000-0000-0000-000000000000') = of_chain and e.link = of_number
$$;

-- One link for each chain that has something new, of what is committed by then; at most so many entries, that it ends soon.
create function platform.close_audit_chains() returns int language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
  next record;
  closed int := 0;
begin
  perform pg_advisory_xact_lock(4207532);
  for next in
    select e.chain, coalesce(l.number, 0) + 1 as number, coalesce(l.hash, ''::bytea) as before
    from (select distinct coalesce(school_id, '00000000-0000-0000-0000-000000000000') as chain
      from platform.audit_entries where link is null) e
    left join lateral (select number, hash from platform.audit_links k where k.chain = e.chain
      order by number desc limit 1) l on true
  loop
    update platform.audit_entries e set link = next.number from (
      select id, at from platform.audit_entries
      where coalesce(school_id, '00000000-0000-0000-0000-000000000000') = next.chain and link is null
      order by at, id limit 20000) new
    where e.id = new.id and e.at = new.at;
    insert into platform.audit_links (chain, number, entries, hash)
    select next.chain, next.number, d.entries, d.hash
    from platform.audit_digest(next.chain, next.number, next.before) d;
    closed := closed + 1;
  end loop;
  return closed;
end $$;

-- The links that do not say any more what they said; of each chain all from the first broken one on are in doubt.
create function platform.broken_audit_links()
returns table (chain uuid, number int, closed_at timestamptz, entries_then int, entries_now int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select l.chain, l.number, l.closed_at, l.entries, d.entries
  from (select k.*, lag(k.hash, 1, ''::bytea) over w as before, lag(k.number, 1, 0) over w as number_before
    from platform.audit_links k window w as (partition by k.chain order by k.number)) l,
    platform.audit_digest(l.chain, l.number, l.before) d
  where d.hash <> l.hash or d.entries <> l.entries or l.number <> l.number_before + 1
  order by l.chain, l.number
$$;

revoke all on function platform.audit_digest, platform.close_audit_chains, platform.broken_audit_links from public;
grant execute on function platform.close_audit_chains, platform.broken_audit_links to lyceum_app;
