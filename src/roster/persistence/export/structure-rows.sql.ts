import { prepared } from '#platform/persistence/statement';

// Rows of a school ($1) for a OneRoster package. $2: how many days end dates go out past the last day, 0 or 1. An
// identifier is the one that the records system gave, or ours; what Lyceum has no field for comes from its memory of the
// records system, everything else from the roster as it is now.

/** The name of a thing in the package. A made-up school year has a colon, which the standard does not allow. */
export const sid = (alias: string) => `replace(coalesce(${alias}.source_id, ${alias}.id::text), ':', '-')`;

/** What the records system said of it the last time. */
export const memory = (file: string, alias: string) => `
  left join roster.source_records k on k.school_id = $1 and k.file = '${file}' and k.source_id = ${alias}.source_id`;

export const here = `
  with here as (
    select h.school_id, h.district_id, h.name, coalesce(k.source_id, h.school_id::text) as sid, k.data
    from identity_api.schools_v1 h
    left join roster.source_records k on k.school_id = h.school_id and k.file = 'orgs.csv' and not k.ended
    where h.school_id = $1)`;

export const orgs = prepared(`
  ${here}
  select coalesce(o.source_id, d.source_id, d.district_id::text) as "sourcedId", coalesce(o.data ->> 'name', d.name) as name,
    'district' as type, o.data ->> 'identifier' as identifier, null as "parentSourcedId"
  from here
  join identity_api.districts_v1 d on d.district_id = here.district_id
  left join roster.source_records o on o.district_id = here.district_id and o.school_id is null
    and o.file = 'orgs.csv' and not o.ended and o.data ->> 'type' = 'district'
  union all
  select here.sid, here.name, coalesce(here.data ->> 'type', 'school'), here.data ->> 'identifier',
    coalesce(here.data ->> 'parentSourcedId', o.source_id, d.source_id, d.district_id::text)
  from here
  join identity_api.districts_v1 d on d.district_id = here.district_id
  left join roster.source_records o on o.district_id = here.district_id and o.school_id is null
    and o.file = 'orgs.csv' and not o.ended and o.data ->> 'type' = 'district'
  order by 5 nulls first`);

/** Years first: terms refer to them, and finer terms to coarser ones. */
export const academicSessions = prepared(`
  select ${sid('y')} as "sourcedId", y.title, 'schoolYear' as type, y.starts_on::text as "startDate",
    (y.ends_on + $2::int)::text as "endDate", null as "parentSourcedId",
    coalesce(k.data ->> 'schoolYear', to_char(y.ends_on, 'YYYY')) as "schoolYear", 0 as depth, y.starts_on
  from roster.academic_years y ${memory('academicSessions.csv', 'y')}
  where y.school_id = $1
  union all
  select ${sid('t')}, t.title, coalesce(nullif(k.data ->> 'type', 'schoolYear'), 'term'), t.starts_on::text,
    (t.ends_on + $2::int)::text, coalesce(${sid('p')}, ${sid('y')}),
    coalesce(k.data ->> 'schoolYear', to_char(y.ends_on, 'YYYY')), case when p.id is null then 1 else 2 end, t.starts_on
  from roster.terms t
  join roster.academic_years y on y.school_id = $1 and y.id = t.academic_year_id
  ${memory('academicSessions.csv', 't')}
  left join roster.terms p on p.school_id = $1 and p.source_id = k.data ->> 'parentSourcedId'
  where t.school_id = $1
  order by depth, starts_on, "sourcedId"`);

/** The standard has no class without a course: one that has none gets one of its own. */
export const courses = prepared(`
  ${here}
  select ${sid('c')} as "sourcedId", k.data ->> 'schoolYearSourcedId' as "schoolYearSourcedId", c.title,
    c.code as "courseCode", array_to_string(c.grades, ',') as grades,
    coalesce(o.source_id, here.sid) as "orgSourcedId",
    array_to_string(c.subjects, ',') as subjects, array_to_string(c.subject_codes, ',') as "subjectCodes"
  from here
  join roster.courses c on c.school_id = here.school_id ${memory('courses.csv', 'c')}
  left join roster.source_records o on o.district_id = here.district_id and o.school_id is null
    and o.file = 'orgs.csv' and o.source_id = k.data ->> 'orgSourcedId' and not o.ended
  union all
  select ${sid('s')} || '.course', null, s.title, null, null, here.sid, null, null
  from here join roster.sections s on s.school_id = here.school_id
  where s.course_id is null and s.status = 'active'
  order by 1`);

export const classes = prepared(`
  ${here}
  select ${sid('s')} as "sourcedId", s.title, array_to_string(s.grades, ',') as grades,
    case when c.id is null then ${sid('s')} || '.course' else ${sid('c')} end as "courseSourcedId", s.code as "classCode",
    case when s.kind = 'form' then 'homeroom'
      else coalesce(nullif(k.data ->> 'classType', 'homeroom'), 'scheduled') end as "classType",
    s.location, here.sid as "schoolSourcedId",
    coalesce((select string_agg(${sid('t')}, ',' order by t.starts_on, t.id)
      from roster.section_terms st join roster.terms t on t.school_id = $1 and t.id = st.term_id
      where st.school_id = $1 and st.section_id = s.id), ${sid('y')}) as "termSourcedIds",
    k.data ->> 'subjects' as subjects, k.data ->> 'subjectCodes' as "subjectCodes",
    (select string_agg(name, ',' order by length(name), name) from (
      select distinct p.name from roster.meetings m join roster.periods p on p.school_id = $1 and p.id = m.period_id
      where m.school_id = $1 and m.section_id = s.id) held) as periods
  from here
  join roster.sections s on s.school_id = here.school_id
  join roster.academic_years y on y.school_id = $1 and y.id = s.academic_year_id
  left join roster.courses c on c.school_id = $1 and c.id = s.course_id
  ${memory('classes.csv', 's')}
  where s.status = 'active'
  order by 1`);
