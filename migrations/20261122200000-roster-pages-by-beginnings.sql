-- Who is found by the beginning of a name is listed by names: the indexes of beginnings hold them, so that the first of many who
-- are called so are found without reading their rows.
-- squawk-ignore-file require-concurrent-index-creation, require-concurrent-index-deletion

drop index roster.people_of_family_name;
drop index roster.people_of_given_name;
drop index roster.people_of_preferred_name;
create index people_of_family_name on roster.people (school_id, family_name_lower) include (family_name, given_name, id);
create index people_of_given_name on roster.people (school_id, given_name_lower) include (family_name, given_name, id);
create index people_of_preferred_name on roster.people (school_id, preferred_name_lower) include (family_name, given_name, id)
  where preferred_name_lower is not null;

-- A page of courses is read in its order, as one of classes is.
create index courses_by_title on roster.courses (school_id, title, id);
