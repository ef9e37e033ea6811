-- K6, as before; but the error of a mail that went to the address because of somebody else (an invitation, an appointment, a webhook
-- that was switched off) named it for as long as the job lay parked.
create or replace function identity.forget_account(whom uuid) returns table
  (membership_id uuid, role text, school_id uuid, district_id uuid, valid_from date, valid_to date, ended boolean)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  address text;
  written uuid[];
  place uuid;
begin
  -- Whoever adds something at the same moment is waited for, or waits and is refused.
  select p.email into address from identity.persons p
  where p.id = whom and (whom = platform.current_person() or identity.i_lead_the_platform()) for update;
  if not found then
    raise exception 'nobody of yours' using errcode = 'check_violation', constraint = 'accounts_of_others';
  end if;
  delete from identity.credentials c where c.person_id = whom;
  delete from identity.second_factors f where f.person_id = whom;
  delete from identity.mailed_links l where l.person_id = whom;
  delete from identity.profiles r where r.person_id = whom;
  delete from identity.sessions e where e.person_id = whom;
  delete from platform.idempotency_keys k where k.owner_id = whom;
  -- What a mail server said of the address, also where the event is about somebody else.
  update platform.jobs j set error = platform.erased()
  where j.state in ('parked', 'waiting') and j.error is not null
    and (j.payload #>> '{event,data,personId}' = whom::text or strpos(lower(j.error), address) > 0);

  -- Invitations that were accepted, or came to nothing. One that is open is the school's, and whoever has the address may accept it.
  with changed as (
    update identity.invitations i set email = 'erased-' || i.id || '@erased.invalid'
    where i.accepted_by = whom or i.email = address
      and (i.accepted_at is not null or i.withdrawn_at is not null or i.expires_at < now())
    returning i.id)
  select array_agg(c.id) into written from changed c;
  -- Who joined by an invitation is in the log of that school.
  for place in
    select m.school_id from identity.memberships m where m.person_id = whom
    union select i.school_id from identity.invitations i where i.id = any (written)
    union select null
  loop
    perform platform.redact_audit(place, array_append(
      array(select i.id from identity.invitations i where i.id = any (written) and i.school_id = place), whom), whom);
  end loop;
  insert into platform.audit_entries (id, school_id, person_id, action, subject_type, subject_id)
  select uuidv7(), i.school_id, platform.current_person(), 'update', 'Invitation', i.id
  from identity.invitations i where i.id = any (written);

  -- Roles end today; those that are to begin end the day before, and so never do.
  return query
  with days as (
    select m.id, m.valid_to as former, case when m.valid_from > t.today then m.valid_from - 1 else t.today end as day
    from identity.memberships m left join identity.schools s on s.id = m.school_id
    cross join lateral (select (now() at time zone coalesce(s.time_zone, 'UTC'))::date) t (today)
    where m.person_id = whom),
  ended as (
    update identity.memberships m set valid_to = d.day, version = m.version + 1
    from days d where d.id = m.id and coalesce(m.valid_to, 'infinity') > d.day
    returning m.id, m.school_id, d.former, m.valid_to),
  told as (
    insert into platform.audit_entries (id, school_id, person_id, action, subject_type, subject_id, before, after)
    select uuidv7(), e.school_id, platform.current_person(), 'update', 'Membership', e.id,
      jsonb_build_object('to', e.former), jsonb_build_object('to', e.valid_to)
    from ended e)
  select m.id, m.role, m.school_id, m.district_id, m.valid_from, coalesce(e.valid_to, m.valid_to), e.id is not null
  from identity.memberships m left join ended e on e.id = m.id
  where m.person_id = whom order by m.id;
end $$;
