import { prepared } from '#platform/persistence/statement';
import { here, memory, sid } from './structure-rows.sql.js';

/** What the roster itself knows of a person; the rest comes from the memory of the records system. */
const MODELLED = `'{_,givenName,familyName,middleName,identifier,email,phone,grades,preferredGivenName,username,
  agentSourcedIds,orgSourcedIds,role,primaryOrgSourcedId}'::text[]`;

/** Guardians first: students refer to them. */
export const users = prepared(`
  ${here}
  select x.* from here
  join roster.people p on p.school_id = here.school_id ${memory('users.csv', 'p')}
  cross join lateral (select (coalesce(k.data, '{}') - ${MODELLED}) || jsonb_strip_nulls(jsonb_build_object(
    'sourcedId', ${sid('p')}, 'enabledUser', coalesce(k.data ->> 'enabledUser', 'true'),
    'username', coalesce(p.username, p.email, p.identifier, ${sid('p')}), 'givenName', p.given_name,
    'familyName', p.family_name, 'middleName', p.middle_name, 'identifier', p.identifier, 'email', p.email,
    'phone', p.phone, 'grades', nullif(array_to_string(p.grades, ','), ''), 'preferredGivenName', p.preferred_name,
    'primaryOrgSourcedId', here.sid, 'agentSourcedIds', (
      select string_agg(${sid('g')}, ',' order by ${sid('g')}) from roster.guardian_links l
      join roster.people g on g.school_id = $1 and g.id = l.guardian_id and g.status = 'active'
      where l.school_id = $1 and l.student_id = p.id))) as row) x
  where p.status = 'active'
  order by 'guardian' = any (p.roles) desc, ${sid('p')}`);

/** The words that say that somebody is a student, a guardian, a member of staff. */
const kindOf = (role: string) => `case when ${role} = 'student' then 'student'
  when ${role} in ('guardian', 'parent', 'relative') then 'guardian'
  when ${role} not like 'ext:%' or ${role} = 'ext:staff' then 'staff' end`;

/**
 * The roles that the records system gave and the roster still knows, and one for each that the roster knows besides. One
 * of a person's roles in a school is the primary one.
 */
export const roles = prepared(`
  ${here}, given as (
    select p.id, k.source_id as "sourcedId", k.data ->> 'role' as role, k.data ->> 'roleType' as role_type,
      k.data ->> 'beginDate' as "beginDate", k.data ->> 'endDate' as "endDate", ${kindOf(`k.data ->> 'role'`)} as kind
    from here
    join roster.source_records k on k.school_id = here.school_id and k.file = 'roles.csv' and not k.ended
    join roster.people p on p.school_id = $1 and p.source_id = k.data ->> 'userSourcedId' and p.status = 'active'
  ), known as (
    select * from given g where g.kind is null or exists (
      select from roster.people p where p.school_id = $1 and p.id = g.id and g.kind = any (p.roles))
    union all
    select p.id, ${sid('p')} || '.' || kind || '.' || here.sid, case kind when 'staff' then case when exists (
        select from roster.teaching_assignments a where a.school_id = $1 and a.teacher_id = p.id)
        then 'teacher' else 'ext:staff' end
      when 'guardian' then coalesce((select l.relation from roster.guardian_links l
        where l.school_id = $1 and l.guardian_id = p.id and l.relation in ('guardian', 'parent', 'relative')
        order by l.relation limit 1), 'guardian')
      else kind end, 'secondary', null, null, kind
    from here
    join roster.people p on p.school_id = here.school_id and p.status = 'active'
    cross join lateral unnest(p.roles) as kind
    where not exists (select from given g where g.id = p.id and g.kind = kind)
  )
  select known."sourcedId", ${sid('p')} as "userSourcedId", case when row_number() over (
      partition by p.id order by known.role_type, known."sourcedId") = 1 then 'primary' else 'secondary' end as "roleType",
    known.role, known."beginDate", known."endDate", here.sid as "orgSourcedId"
  from here, known join roster.people p on p.school_id = $1 and p.id = known.id
  order by 1`);

/** $2: as for sessions. What the standard calls an enrolment: students, teachers, and those who are neither. */
export const enrollments = prepared(`
  ${here}
  select ${sid('e')} as "sourcedId", ${sid('s')} as "classSourcedId", here.sid as "schoolSourcedId",
    ${sid('p')} as "userSourcedId", 'student' as role, k.data ->> 'primary' as primary,
    e.starts_on::text as "beginDate", (e.ends_on + $2::int)::text as "endDate"
  from here
  join roster.enrolments e on e.school_id = here.school_id
  join roster.sections s on s.school_id = $1 and s.id = e.section_id
  join roster.people p on p.school_id = $1 and p.id = e.student_id
  ${memory('enrollments.csv', 'e')}
  where e.state in ('pre-enrolled', 'active', 'suspended', 'completed')
    and (e.ends_on is null or e.ends_on >= e.starts_on)
  union all
  select ${sid('a')}, ${sid('s')}, here.sid, ${sid('p')},
    case when a.role <> 'aide' then 'teacher' when k.data ->> 'role' in ('proctor', 'ext:aide') then k.data ->> 'role'
      else 'ext:aide' end,
    case when a.role = 'primary' then 'true' when a.role = 'aide' then k.data ->> 'primary'
      when k.data ? 'primary' then 'false' end,
    a.starts_on::text, (a.ends_on + $2::int)::text
  from here
  join roster.teaching_assignments a on a.school_id = here.school_id
  join roster.sections s on s.school_id = $1 and s.id = a.section_id
  join roster.people p on p.school_id = $1 and p.id = a.teacher_id
  ${memory('enrollments.csv', 'a')}
  where (a.ends_on is null or a.ends_on >= a.starts_on) and (k.data is null or not k.ended)
  union all
  select k.source_id, k.data ->> 'classSourcedId', here.sid, k.data ->> 'userSourcedId', k.data ->> 'role',
    k.data ->> 'primary', k.data ->> 'beginDate', k.data ->> 'endDate'
  from here
  join roster.source_records k on k.school_id = here.school_id and k.file = 'enrollments.csv' and not k.ended
    and k.data #>> '{_,as}' is null
  order by 1`);
