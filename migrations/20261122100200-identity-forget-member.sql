-- What the school of the transaction keeps of somebody who is erased from its roster: the account is the person's own and
-- stays, and nothing leads to it any more. Invitations end; `addresses` are those of the school's record.
create function identity.forget_member(roster_person uuid, person uuid, addresses text[]) returns void language plpgsql
security definer set search_path = pg_catalog, pg_temp as $$
declare
  school constant uuid := platform.current_school();
  written uuid[];
begin
  with ended as (
    update identity.invitations i set email = 'erased-' || i.id || '@erased.invalid',
      withdrawn_at = case when i.accepted_at is null then coalesce(i.withdrawn_at, now()) else i.withdrawn_at end
    where i.school_id = school and (i.roster_person_id = roster_person or i.accepted_by = person
      or i.roster_person_id is null and i.email = any (addresses))
    returning i.id)
  select array_agg(id) into written from ended;
  if person is not null then
    delete from identity.memberships m where m.school_id = school and m.person_id = person;
    insert into identity.access_changes (person_id) values (person);
  end if;
  update identity.webhook_deliveries d set data = '{}', next_try_at = null,
    state = case d.state when 'waiting' then 'cancelled' else d.state end, finished_at = coalesce(d.finished_at, now())
  where d.subject_id = roster_person and d.event_school_id = school;
  perform platform.redact_audit(school, written, roster_person);
  perform platform.forget_in_parked_jobs(roster_person);
end $$;
revoke all on function identity.forget_member from public;
grant execute on function identity.forget_member to lyceum_app;
