-- K7: the audit log of each school is closed link by link, after the commits and outside of the hot path. A link covers the
-- entries of a range of transactions that have all ended, so that nothing can slip in later, and its hash covers the link
-- before it: an entry that is changed, removed or added afterwards breaks the chain from there on.

alter table platform.audit_entries add column written xid8 not null default pg_current_xact_id();
create index audit_entries_written on platform.audit_entries (written);

-- `chain` is the school; the nil UUID stands for what belongs to no school.
create table platform.audit_links (
  chain uuid not null,
  number int not null,
  from_written xid8 not null,
  to_written xid8 not null,
  entries int not null,
  hash bytea not null,
  closed_at timestamptz not null default now(),
  primary key (chain, number)
);
call platform.secure_table('platform.audit_links', 'platform', 'written and read by two functions of the owner');

-- What a link says of its entries, in the order of their ids.
create function platform.audit_digest(of_chain uuid, from_written xid8, to_written xid8, hash_before bytea)
returns table (entries int, hash bytea)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select count(*)::int, sha256(hash_before || coalesce(string_agg(sha256(convert_to(
    jsonb_build_array(e.id, e.at, e.school_id, e.person_id, e.client_id, e.request_id, e.origin, e.action,
      e.subject_type, e.subject_id, e.before, e.after, e.written::text)::text, 'utf8')), '' order by e.id), ''))
  from platform.audit_entries e
  where e.written >= from_written and e.written < to_written
    and coalesce(e.school_id, '00000000-0000-0000-0000-000000000000') = of_chain
$$;

create function platform.close_audit_chains() returns int language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
  ended xid8 := pg_snapshot_xmin(pg_current_snapshot());
  begun xid8;
  next record;
  closed int := 0;
begin
  perform pg_advisory_xact_lock(4207532);
  select coalesce(max(to_written), '0'::xid8) into begun from platform.audit_links;
  for next in
    select e.chain, l.number, l.hash
    from (select distinct coalesce(school_id, '00000000-0000-0000-0000-000000000000') as chain
      from platform.audit_entries where written >= begun and written < ended) e
    left join lateral (select number, hash from platform.audit_links k where k.chain = e.chain
      order by number desc limit 1) l on true
  loop
    insert into platform.audit_links (chain, number, from_written, to_written, entries, hash)
    select next.chain, coalesce(next.number, 0) + 1, begun, ended, d.entries, d.hash
    from platform.audit_digest(next.chain, begun, ended, coalesce(next.hash, ''::bytea)) d;
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
    platform.audit_digest(l.chain, l.from_written, l.to_written, l.before) d
  where d.hash <> l.hash or d.entries <> l.entries or l.number <> l.number_before + 1
  order by l.chain, l.number
$$;

revoke all on function platform.audit_digest, platform.close_audit_chains, platform.broken_audit_links from public;
grant execute on function platform.close_audit_chains, platform.broken_audit_links to lyceum_app;
