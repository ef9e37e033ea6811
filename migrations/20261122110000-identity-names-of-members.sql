-- Whom a school sees was worked out for all of its members before one name was shown. Each person is asked after now, by an
-- index or for all at once, as the statement needs it. The memberships of its own school are there for everybody who asks as
-- the school does: the same people as before.
alter policy members on identity.persons using (exists (
  select from identity.memberships m
  where m.person_id = persons.id and m.school_id = (select platform.current_school())));
drop function identity.people_here();

-- Members are listed by name, which is the person's. A copy of it lies with each membership, kept by the database alone, so
-- that a page is read in order and the school's people are not sorted for it.
alter table identity.memberships add column display_name text;

-- What a copy says is no change of anybody's access.
create or replace trigger access_changed
  after insert or update of person_id, role, school_id, district_id, valid_from, valid_to on identity.memberships
  for each row execute function identity.note_access_change();

update identity.memberships m set display_name = p.display_name from identity.persons p where p.id = m.person_id;

-- FOR SHARE: whoever renames the person at the same moment is waited for, or waits and then finds the membership.
create function identity.name_membership() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  new.display_name := (select p.display_name from identity.persons p where p.id = new.person_id for share);
  return new;
end $$;
create trigger named before insert or update of person_id on identity.memberships
  for each row execute function identity.name_membership();

create function identity.rename_memberships() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  update identity.memberships m set display_name = new.display_name where m.person_id = new.id;
  return null;
end $$;
create trigger renamed after update of display_name on identity.persons for each row
  when (new.display_name is distinct from old.display_name) execute function identity.rename_memberships();

revoke all on function identity.name_membership, identity.rename_memberships from public;

-- squawk-ignore require-concurrent-index-creation
create index memberships_by_name on identity.memberships (school_id, display_name, id);
-- squawk-ignore require-concurrent-index-creation
create index memberships_of_role on identity.memberships (school_id, role, display_name, id);
-- squawk-ignore require-concurrent-index-deletion
drop index identity.memberships_of_school; -- memberships_by_name leads there
