-- An invitation that has come to its end was kept with the address for good: of those that expired nobody else had a way to be
-- rid of it. After 30 days it goes, with what the audit log says of the invitation; who has invited when, and what became of it,
-- stays, and the membership has entries of its own. For functions of the owner alone.
create function identity.forget_invited() returns void language plpgsql
set search_path = pg_catalog, pg_temp as $$
declare
  place uuid;
  written uuid[];
begin
  for place, written in
    with changed as (
      update identity.invitations i set email = 'erased-' || i.id || '@erased.invalid'
      where i.email not like '%@erased.invalid'
        and least(i.expires_at, i.accepted_at, i.withdrawn_at) < now() - interval '30 days'
      returning i.school_id, i.id)
    select c.school_id, array_agg(c.id) from changed c group by c.school_id
  loop
    perform platform.redact_audit(place, written, place);
    insert into platform.audit_entries (id, school_id, action, subject_type, subject_id)
    select uuidv7(), place, 'update', 'Invitation', w.id from unnest(written) w (id);
  end loop;
end $$;
revoke all on function identity.forget_invited from public;

-- As before, and that.
create or replace function identity.forget_what_is_over()
returns table (links bigint, sessions bigint, changes bigint, deliveries bigint)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform identity.forget_invited();
  return query
  with l as (delete from identity.mailed_links where expires_at < now() - interval '7 days' returning 1),
    s as (delete from identity.sessions where last_seen_at < now() - interval '400 days' returning 1),
    c as (delete from identity.access_changes where at < now() - interval '1 hour' returning 1),
    d as (delete from identity.webhook_deliveries where created_at < now() - interval '30 days' returning 1)
  select (select count(*) from l), (select count(*) from s), (select count(*) from c), (select count(*) from d);
end $$;
