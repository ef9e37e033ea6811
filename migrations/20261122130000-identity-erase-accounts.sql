-- K6: the account of a person is erased: who it was goes, and that there was somebody stays, because what others keep refers to
-- it (who marked, who published, who changed what). Its id says nothing.

-- Who is erased has no name and no address, whoever writes and however; and is so for good.
alter table identity.persons add constraint persons_erased check (status <> 'anonymised'
  or email = 'erased-' || id || '@erased.invalid' and display_name = 'Erased person' and locale = 'en' and time_zone = 'UTC'
    and num_nonnulls(email_verified_at, profile_changed_at) = 0) not valid;

create function identity.erased_accounts_stay() returns trigger language plpgsql as $$
begin
  raise exception 'who was erased does not come back' using errcode = 'check_violation', constraint = 'persons_stay_erased';
end $$;
create trigger persons_stay_erased before update on identity.persons for each row
  when (old.status = 'anonymised' and new is distinct from old) execute function identity.erased_accounts_stay();

-- Who leads the platform erases others, and may change nothing else of them.
create policy erased_by_leaders on identity.persons for update to lyceum_app
  using ((select identity.i_lead_the_platform()))
  with check ((select identity.i_lead_the_platform()) and status = 'anonymised');

-- Nothing is added to an account that was erased, also by a sign-in that had begun before: it waits here for the erasure, and is
-- then one too late.
create function identity.of_a_standing_account() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
  state text;
begin
  select p.status into state from identity.persons p where p.id = new.person_id for key share;
  if state = 'anonymised' then
    raise exception 'the account was erased' using errcode = 'check_violation', constraint = tg_table_name || '_of_standing_accounts';
  end if;
  return new;
end $$;
create trigger of_standing_accounts before insert on identity.credentials for each row execute function identity.of_a_standing_account();
create trigger of_standing_accounts before insert on identity.sessions for each row execute function identity.of_a_standing_account();
create trigger of_standing_accounts before insert on identity.mailed_links for each row execute function identity.of_a_standing_account();
create trigger of_standing_accounts before insert on identity.second_factors for each row execute function identity.of_a_standing_account();
create trigger of_standing_accounts before insert on identity.profiles for each row execute function identity.of_a_standing_account();
create trigger of_standing_accounts before insert or update of person_id, role, school_id, district_id, valid_from, valid_to
  on identity.memberships for each row execute function identity.of_a_standing_account();

-- That it was done: when, by whom and why; without somebody else, by the person.
create table identity.account_erasures (
  id uuid primary key,
  person_id uuid not null references identity.persons,
  reason text check (length(reason) between 1 and 500),
  erased_at timestamptz not null,
  erased_by uuid references identity.persons,
  constraint account_erasures_once unique (person_id)
);
call platform.ruled_table('identity.account_erasures', 'platform', '(select identity.i_lead_the_platform())',
  'person_id = (select platform.current_person()) or (select identity.i_lead_the_platform())', 'select, insert',
  'read by those who lead the platform; written by them or by the person');

-- Where somebody leads and nobody else does. Who leads today can sign in today.
create function identity.places_led_alone(whom uuid) returns table (role text, school_id uuid, district_id uuid, name text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with leaders as (
    select m.person_id, m.role, m.school_id, m.district_id, coalesce(s.name, d.name) as name
    from identity.memberships m
    join identity.persons p on p.id = m.person_id and p.status = 'active' and p.email_verified_at is not null
    left join identity.schools s on s.id = m.school_id
    left join identity.districts d on d.id = m.district_id
    where m.role in ('platform-admin', 'district-admin', 'school-admin') and s.status is distinct from 'closed'
      and (now() at time zone coalesce(s.time_zone, 'UTC'))::date between m.valid_from and coalesce(m.valid_to, 'infinity')
  )
  select distinct mine.role, mine.school_id, mine.district_id, mine.name from leaders mine
  where mine.person_id = whom and (whom = platform.current_person() or identity.i_lead_the_platform())
    and not exists (
      select from leaders other
      where other.person_id <> whom and other.role = mine.role
        and other.school_id is not distinct from mine.school_id and other.district_id is not distinct from mine.district_id)
  order by mine.role, mine.name
$$;

-- What is kept of an account beside its own row, which the same transaction empties. Of the current person, or by whoever leads
-- the platform. Answers every role that the person had, and which of them end now, on the day of their school.
create function identity.forget_account(whom uuid) returns table
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
  -- What a mail server said of the address.
  update platform.jobs j set error = platform.erased()
  where j.state = 'parked' and j.error is not null and j.payload #>> '{event,data,personId}' = whom::text;

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

  -- Roles end today, and those that were to begin on the day on which they do.
  return query
  with days as (
    select m.id, m.valid_to as former, greatest(m.valid_from, (now() at time zone coalesce(s.time_zone, 'UTC'))::date) as day
    from identity.memberships m left join identity.schools s on s.id = m.school_id
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

-- An account that was erased is nobody's, whatever address or secret is brought.
create or replace function identity.sign_in_of(person uuid) returns setof identity.sign_in_record
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.id, p.email, p.display_name, c.password_hash, p.status = 'active' and p.email_verified_at is not null
  from identity.persons p left join identity.credentials c on c.person_id = p.id
  where p.id = person and p.status <> 'anonymised'
$$;

-- For other contexts: what stands where somebody is named who wrote or published something, also if the account was erased since.
create view identity_api.names_v1 with (security_invoker = true) as
  select id as person_id, display_name, status = 'anonymised' as erased from identity.persons
  where status in ('active', 'anonymised');
grant select on identity_api.names_v1 to lyceum_app;

revoke all on function identity.erased_accounts_stay, identity.of_a_standing_account, identity.places_led_alone,
  identity.forget_account from public;
grant execute on function identity.places_led_alone, identity.forget_account to lyceum_app;
