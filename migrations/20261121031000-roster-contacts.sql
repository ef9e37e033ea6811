-- Whom the school may write to, and in which language; what a person says of themselves goes before what the school says.
alter table roster.people add column locale text check (length(locale) between 2 and 35);

create view roster_api.contacts_v1 with (security_invoker = true) as
  select school_id, id as roster_person_id, person_id,
    coalesce(preferred_name, given_name) || ' ' || family_name as display_name, email, locale
  from roster.people where status = 'active';
grant select on roster_api.contacts_v1 to lyceum_app;
