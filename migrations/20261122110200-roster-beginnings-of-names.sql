-- People and classes are found by the beginning of a name, in any case. lower() is not leakproof, so that no index on what it
-- gives is used under row security; columns of their own, compared by their bytes, are. A roster is written anew in a moment.
-- squawk-ignore-file adding-field-with-default

alter table roster.people
  add column family_name_lower text collate "C" generated always as (lower(family_name)) stored,
  add column given_name_lower text collate "C" generated always as (lower(given_name)) stored,
  add column preferred_name_lower text collate "C" generated always as (lower(preferred_name)) stored;
alter table roster.sections
  add column title_lower text collate "C" generated always as (lower(title)) stored;
alter table roster.courses
  add column title_lower text collate "C" generated always as (lower(title)) stored;

-- squawk-ignore require-concurrent-index-creation
create index people_of_family_name on roster.people (school_id, family_name_lower);
-- squawk-ignore require-concurrent-index-creation
create index people_of_given_name on roster.people (school_id, given_name_lower);
-- squawk-ignore require-concurrent-index-creation
create index people_of_preferred_name on roster.people (school_id, preferred_name_lower) where preferred_name_lower is not null;
-- squawk-ignore require-concurrent-index-creation
create index sections_of_title on roster.sections (school_id, title_lower);
-- squawk-ignore require-concurrent-index-creation
create index courses_of_title on roster.courses (school_id, title_lower);
