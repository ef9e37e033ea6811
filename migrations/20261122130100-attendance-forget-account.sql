-- K6: somebody's account was erased, and the school's record of the person, if there is one, stays. The log of mails keeps to whom the
-- school has written by its own record; what it had from the account alone goes. `record_id`: what the account belonged to, or null.
create function attendance.forget_account(account uuid, record_id uuid) returns void language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
  school constant uuid := platform.current_school();
  gone constant text := platform.erased();
  own_name text;
  own_address text;
begin
  if not exists (select from identity_api.names_v1 n where n.person_id = account and n.erased) then
    return;
  end if;
  select p.display_name, c.email into own_name, own_address from roster_api.people_v1 p
  left join roster_api.contacts_v1 c on c.school_id = p.school_id and c.roster_person_id = p.roster_person_id
  where p.school_id = school and p.roster_person_id = record_id;
  update attendance.notifications n set recipient_name = coalesce(own_name, 'Erased person')
  where n.school_id = school and n.recipient_id in (account, record_id) and n.person_id = account
    and n.recipient_name is distinct from own_name;
  -- What waits for that address is not sent.
  update attendance.notifications n set address = case when n.address is not null then gone end,
    state = case n.state when 'queued' then 'skipped' else n.state end,
    reason = case n.state when 'queued' then 'no_longer_so' when 'refused' then gone else n.reason end
  where n.school_id = school and n.recipient_id in (account, record_id) and n.person_id = account
    and n.address is distinct from own_address;
  delete from attendance.notification_preferences c where c.school_id = school and c.recipient_id = account;
end $$;
revoke all on function attendance.forget_account from public;
grant execute on function attendance.forget_account to lyceum_app;
