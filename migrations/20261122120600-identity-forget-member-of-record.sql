-- As before, but it asks the school's record who it is: of somebody who has not left nothing is forgotten, and no account is
-- believed to be the record's because a caller says so. Whoever has accepted an invitation for the record is a member from
-- then on, and is linked to it moments later: that membership ends as well. The audit log tells what ended (K7).
drop function identity.forget_member(uuid, uuid, text[]);
create function identity.forget_member(roster_person uuid, addresses text[]) returns void language plpgsql
security definer set search_path = pg_catalog, pg_temp as $$
declare
  school constant uuid := platform.current_school();
  account uuid;
  written uuid[];
  ended uuid[];
begin
  select p.person_id into account from roster_api.people_v1 p
  where p.school_id = school and p.roster_person_id = roster_person and p.status in ('left', 'anonymised');
  if not found then
    raise exception 'nobody who has left' using errcode = 'check_violation', constraint = 'erasures_of_those_who_left';
  end if;
  with changed as (
    update identity.invitations i set email = 'erased-' || i.id || '@erased.invalid',
      withdrawn_at = case when i.accepted_at is null then coalesce(i.withdrawn_at, now()) else i.withdrawn_at end
    where i.school_id = school and (i.roster_person_id = roster_person or i.accepted_by = account
      or i.roster_person_id is null and i.email = any (addresses))
    returning i.id)
  select array_agg(id) into written from changed;
  -- A statement of its own: it sees the membership of an acceptance that the one before has waited for. Somebody of whom the
  -- school has another record keeps what they are by that.
  with gone as (
    delete from identity.memberships m where m.school_id = school and (m.person_id = account or exists (
      select from identity.invitations i
      where i.school_id = school and i.roster_person_id = roster_person and i.accepted_by = m.person_id
        and (i.role = m.role or not exists (
          select from roster_api.people_v1 o
          where o.school_id = school and o.person_id = m.person_id and o.roster_person_id <> roster_person))))
    returning m.id, m.person_id),
  told as (
    insert into identity.access_changes (person_id)
    select person_id from gone union select account where account is not null)
  select array_agg(id) into ended from gone;
  update identity.webhook_deliveries d set data = '{}', next_try_at = null,
    state = case d.state when 'waiting' then 'cancelled' else d.state end, finished_at = coalesce(d.finished_at, now())
  where d.subject_id = roster_person and d.event_school_id = school;
  perform platform.redact_audit(school, written, roster_person);
  perform platform.forget_in_jobs(roster_person);
  insert into platform.audit_entries (id, school_id, person_id, action, subject_type, subject_id)
  select uuidv7(), school, platform.current_person(), t.action, t.subject, t.id from (
    select 'update', 'Invitation', id from unnest(written) as i (id)
    union all select 'delete', 'Membership', id from unnest(ended) as m (id)) t (action, subject, id);
end $$;
revoke all on function identity.forget_member from public;
grant execute on function identity.forget_member to lyceum_app;
drop function platform.forget_in_parked_jobs;
