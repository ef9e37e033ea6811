-- K6: an invitation may be accepted and the account erased before the record is linked to it: then the record stays nobody's. Whoever
-- links at the same moment waits for the erasure, or is waited for and undone by what follows from it.
create function roster.linked_to_standing_accounts() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
  state text;
begin
  select p.status into state from identity.persons p where p.id = new.person_id for key share;
  if state = 'anonymised' then
    new.person_id := null;
  end if;
  return new;
end $$;
create trigger people_of_standing_accounts before insert or update of person_id on roster.people for each row
  when (new.person_id is not null) execute function roster.linked_to_standing_accounts();
revoke all on function roster.linked_to_standing_accounts from public;
