-- What people add about themselves; made by a reaction to the new account, or by the first change.

alter table identity.persons add column profile_changed_at timestamptz;

create table identity.profiles (
  person_id uuid primary key references identity.persons,
  about text check (length(about) between 1 and 500),
  pronouns text check (length(pronouns) between 1 and 40),
  new_device_notice boolean not null
);
call platform.person_table('identity.profiles', 'select, insert, update');

-- A person and what hangs on the person are made in one transaction, in whatever order the statements go.
alter table identity.credentials alter constraint credentials_person_id_fkey deferrable initially deferred;
alter table identity.mailed_links alter constraint mailed_links_person_id_fkey deferrable initially deferred;
alter table identity.memberships alter constraint memberships_person_id_fkey deferrable initially deferred;
alter table identity.invitations alter constraint invitations_accepted_by_fkey deferrable initially deferred;
