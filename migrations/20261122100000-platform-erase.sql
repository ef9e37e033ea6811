-- K6: a person is erased, and what was counted stays. Rules that say "this never changes" know one exception: a function of
-- the owner that erases. Nobody else can be in that state: the setting alone does nothing for the role of the application.
create function platform.is_erasing() returns boolean language sql stable parallel safe
  return current_user = 'lyceum_owner' and coalesce(current_setting('app.erasing', true), '') = 'on';

-- What stands where something was erased; and where somebody was named.
create function platform.erased() returns text language sql immutable parallel safe return '(erased)';

-- K7: an entry of the audit log whose values were erased keeps the digest of what it said, so the chain closes over it as it
-- did; and it can say nothing else instead, or the digest does not count any more. That nothing else of it was changed with
-- the values says an entry of its own, which the chain closes over later: a redaction that the log does not tell of is a
-- broken link.
alter table platform.audit_entries add column erased bytea;
alter table platform.audit_entries add column redaction uuid;
-- Few entries are redacted, and the index holds those alone.
-- squawk-ignore require-concurrent-index-creation
create index audit_entries_redacted on platform.audit_entries (redaction) where redaction is not null;
create policy not_redacted on platform.audit_entries as restrictive for insert to lyceum_app
  with check (erased is null and redaction is null);

create function platform.says_nothing(said jsonb) returns boolean language sql immutable parallel safe
  return said is null or not exists (select from jsonb_each(said) v where v.value <> to_jsonb(platform.erased()));

create function platform.without_values(said jsonb) returns jsonb language sql immutable parallel safe
  return case when said is not null then
    (select coalesce(jsonb_object_agg(v.key, platform.erased()), '{}') from jsonb_each(said) v) end;

-- What an entry says. An instant is written in the zone of the caller, who therefore says UTC.
create function platform.audit_text(e platform.audit_entries) returns text language sql stable
  return jsonb_build_array(e.id, e.at, e.school_id, e.person_id, e.client_id, e.request_id, e.origin, e.action,
    e.subject_type, e.subject_id, e.before, e.after)::text;

create or replace function platform.audit_digest(of_chain uuid, of_number int, hash_before bytea)
returns table (entries int, hash bytea)
language sql stable set search_path = pg_catalog, pg_temp set timezone = 'UTC' as $$
  select count(*)::int, sha256(hash_before || coalesce(string_agg(
    case when e.erased is not null and platform.says_nothing(e.before) and platform.says_nothing(e.after) then e.erased
      else sha256(convert_to(platform.audit_text(e), 'utf8')) end, '' order by e.id), ''))
  from platform.audit_entries e
  where coalesce(e.school_id, '00000000-0000-0000-0000-000000000000') = of_chain and e.link = of_number
$$;

-- What the entry of a redaction says of those that it has redacted, as they are since.
create function platform.redacted_digest(of_redaction uuid) returns text
language sql stable set search_path = pg_catalog, pg_temp set timezone = 'UTC' as $$
  select encode(sha256(coalesce(string_agg(e.erased || sha256(convert_to(platform.audit_text(e), 'utf8')), '' order by e.id),
    '')), 'hex')
  from platform.audit_entries e where e.redaction = of_redaction
$$;

-- Takes the values out of the entries about some things of a school (null: of none), and says so in the log. `about` is whose
-- erasure it belongs to. For functions of the owner alone.
create function platform.redact_audit(of_school uuid, subjects uuid[], about uuid) returns void language plpgsql
set search_path = pg_catalog, pg_temp set timezone = 'UTC' as $$
declare
  this constant uuid := uuidv7();
  taken int;
begin
  update platform.audit_entries e set erased = sha256(convert_to(platform.audit_text(e), 'utf8')),
    before = platform.without_values(e.before), after = platform.without_values(e.after), redaction = this
  where (e.school_id = of_school or of_school is null and e.school_id is null) and e.subject_id = any (subjects)
    and e.erased is null and e.subject_type <> 'AuditLog' and not (platform.says_nothing(e.before) and platform.says_nothing(e.after));
  get diagnostics taken = row_count;
  if taken > 0 then
    insert into platform.audit_entries (id, school_id, person_id, action, subject_type, subject_id, after)
    values (this, of_school, platform.current_person(), 'redact', 'AuditLog', about,
      jsonb_build_object('entries', taken, 'digest', platform.redacted_digest(this)));
  end if;
end $$;

-- Work that waits for somebody to look at it waits for as long as it takes: it forgets what the event said, not that it happened.
create function platform.forget_in_parked_jobs(about uuid) returns void language sql
set search_path = pg_catalog, pg_temp as $$
  update platform.jobs set payload = jsonb_set(payload, '{event,data}', '{}')
  where state = 'parked' and payload #>> '{event,aggregateId}' = about::text
$$;

-- As before; and the links whose redacted entries are not those that the log tells of.
create or replace function platform.broken_audit_links()
returns table (chain uuid, number int, closed_at timestamptz, entries_then int, entries_now int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with unfounded as (
    select r.redaction from (
      select distinct e.redaction from platform.audit_entries e where e.redaction is not null) r
    where not exists (
      select from platform.audit_entries t where t.id = r.redaction and t.action = 'redact'
        and t.after ->> 'digest' = platform.redacted_digest(r.redaction))
  ), doubtful as (
    select distinct coalesce(e.school_id, '00000000-0000-0000-0000-000000000000') as chain, e.link
    from platform.audit_entries e
    where e.redaction in (select redaction from unfounded)
      or e.redaction is null and e.erased is not null
  )
  select l.chain, l.number, l.closed_at, l.entries, d.entries
  from (select k.*, lag(k.hash, 1, ''::bytea) over w as before, lag(k.number, 1, 0) over w as number_before
    from platform.audit_links k window w as (partition by k.chain order by k.number)) l,
    platform.audit_digest(l.chain, l.number, l.before) d
  where d.hash <> l.hash or d.entries <> l.entries or l.number <> l.number_before + 1
    or (l.chain, l.number) in (select chain, link from doubtful)
  order by l.chain, l.number
$$;

-- How many entries say nothing any more because somebody was erased.
create function platform.redacted_audit_entries() returns bigint language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select count(*) from platform.audit_entries where redaction is not null
$$;

revoke all on function platform.redact_audit, platform.redacted_digest, platform.forget_in_parked_jobs,
  platform.redacted_audit_entries, platform.audit_text from public;
grant execute on function platform.redacted_audit_entries to lyceum_app;
