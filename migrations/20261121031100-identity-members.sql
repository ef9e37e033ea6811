-- For other contexts: who has which role in the school of the transaction, and how to reach them.
create view identity_api.people_v1 with (security_invoker = true) as
  select id as person_id, display_name, email, locale from identity.persons where status = 'active';
create view identity_api.members_v1 with (security_invoker = true) as
  select m.school_id, m.person_id, m.role, m.valid_from, m.valid_to, p.display_name, p.email, p.locale
  from identity.memberships m join identity_api.people_v1 p on p.person_id = m.person_id
  where m.school_id is not null;
grant select on identity_api.people_v1, identity_api.members_v1 to lyceum_app;
