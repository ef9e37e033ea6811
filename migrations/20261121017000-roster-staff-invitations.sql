-- When a member of staff was invited to sign in; an import that invites does so once.
alter table roster.people add column invited_at timestamptz;
