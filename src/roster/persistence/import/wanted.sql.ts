import { schoolWide } from './school-wide.js';

// What a school's roster should be after the import, row by row of the package, in a table of this transaction. To what
// the row itself says, `_` adds what follows from other rows (the dates of a class from its terms), so that a change
// there is seen as a change here. Kept rows are known from before and neither replaced nor ended by this package.

export const keptTable = schoolWide(`
  create temporary table import_kept (
    file text, source_id text, data jsonb, primary key (file, source_id)) on commit drop`);

export const wantedTable = schoolWide(`
  create temporary table import_wanted (
    file text, source_id text, data jsonb, change text, primary key (file, source_id)) on commit drop`);

export const membersTable = schoolWide(`
  create temporary table import_members (
    source_id text, role text, primary key (source_id, role)) on commit drop`);

/** $1 import, $2 school, $3 the files that are replaced as a whole: what they no longer mention is not kept. */
export const keep = schoolWide(`
  insert into import_kept
  select k.file, k.source_id, k.data - '_'
  from roster.source_records k
  left join lateral (
    select bool_or(r.state = 'good') as good from roster.import_rows r
    where r.import_id = $1 and r.file = k.file and r.source_id = k.source_id) staged on true
  where k.school_id = $2 and not k.ended
    and case when staged.good is null then k.file <> all ($3::text[]) else not staged.good end`);

/** $1 import, $2 the org of the school. */
export const wantSchoolAndClasses = schoolWide(`
  insert into import_wanted (file, source_id, data)
  select file, source_id, data from roster.import_rows
  where import_id = $1 and state = 'good' and not ends
    and (file = 'orgs.csv' and source_id = $2 or file = 'classes.csv' and org_source_id = $2)
  union all
  select file, source_id, data from import_kept where file in ('orgs.csv', 'classes.csv')`);

/**
 * The sessions in which the classes are held, what these are part of, and the finer ones within them. $1 import,
 * $2 school.
 */
export const wantSessions = schoolWide(`
  with recursive fresh as (
    select source_id, data from roster.import_rows
    where import_id = $1 and file = 'academicSessions.csv' and state = 'good' and not ends
  ), used as (
    select unnest(string_to_array(w.data ->> 'termSourcedIds', ',')) as id
    from import_wanted w where w.file = 'classes.csv'
    union
    select f.data ->> 'parentSourcedId' from used join fresh f on f.source_id = used.id
  )
  insert into import_wanted (file, source_id, data)
  select 'academicSessions.csv', f.source_id, f.data
  from fresh f
  where f.source_id in (select id from used)
    or exists (
      select from used join fresh p on p.source_id = used.id
      where p.source_id = f.data ->> 'parentSourcedId' and p.data ->> 'type' <> 'schoolYear')
    or exists (
      select from roster.source_records k
      where k.school_id = $2 and k.file = 'academicSessions.csv' and k.source_id = f.source_id and not k.ended)
  union all
  select file, source_id, data from import_kept where file = 'academicSessions.csv'`);

/** $1 import, $2 school, $3 its org. */
export const wantCourses = schoolWide(`
  insert into import_wanted (file, source_id, data)
  select r.file, r.source_id, r.data
  from roster.import_rows r
  where r.import_id = $1 and r.file = 'courses.csv' and r.state = 'good' and not r.ends
    and (r.org_source_id = $3
      or exists (select from import_wanted c
        where c.file = 'classes.csv' and c.data ->> 'courseSourcedId' = r.source_id)
      or exists (select from roster.source_records k
        where k.school_id = $2 and k.file = r.file and k.source_id = r.source_id and not k.ended))
  union all
  select file, source_id, data from import_kept where file = 'courses.csv'`);

/** Roles in the school and enrolments in its classes; one in a class that is no more is no more either. $1, $2 org. */
export const wantRolesAndEnrolments = schoolWide(`
  insert into import_wanted (file, source_id, data)
  select r.file, r.source_id, r.data
  from (
    select file, source_id, data from roster.import_rows
    where import_id = $1 and file in ('roles.csv', 'enrollments.csv') and org_source_id = $2
      and state = 'good' and not ends
    union all
    select file, source_id, data from import_kept where file in ('roles.csv', 'enrollments.csv')) r
  where r.file = 'roles.csv' or exists (
    select from import_wanted c where c.file = 'classes.csv' and c.source_id = r.data ->> 'classSourcedId')`);

/** What a user is in this school, by role, by enrolment, or (version 1.1) by the user's own row. $1 import, $2 org. */
export const findMembers = schoolWide(`
  insert into import_members (source_id, role)
  select distinct user_id, kind from (
    select data ->> 'userSourcedId' as user_id, data ->> 'role' as role
    from import_wanted where file in ('roles.csv', 'enrollments.csv')
    union all
    select source_id, data ->> 'role' from roster.import_rows
    where import_id = $1 and file = 'users.csv' and state = 'good' and not ends
      and data ? 'orgSourcedIds' and $2 = any (string_to_array(data ->> 'orgSourcedIds', ','))
    union all
    select source_id, data ->> 'role' from import_kept
    where file = 'users.csv' and $2 = any (string_to_array(data ->> 'orgSourcedIds', ','))) given
  cross join lateral (values (case
    when role = 'student' then 'student'
    when role in ('guardian', 'parent', 'relative') then 'guardian'
    when role not like 'ext:%' or role = 'ext:staff' then 'staff' end)) as meant (kind)
  where kind is not null`);

/** Who is named by a student as an agent looks after that student. $1 import. */
export const findGuardians = schoolWide(`
  insert into import_members (source_id, role)
  select distinct agent.id, 'guardian'
  from import_members m
  join lateral (
    select data from roster.import_rows
    where import_id = $1 and file = 'users.csv' and source_id = m.source_id and state = 'good' and not ends
    union all
    select data from import_kept where file = 'users.csv' and source_id = m.source_id) u on true
  cross join lateral unnest(string_to_array(u.data ->> 'agentSourcedIds', ',')) as agent (id)
  where m.role = 'student'
  on conflict do nothing`);

/** $1 import. */
export const wantUsers = schoolWide(`
  insert into import_wanted (file, source_id, data)
  select 'users.csv', u.source_id, u.data || jsonb_build_object('_', jsonb_build_object('roles', m.roles))
  from (select source_id, jsonb_agg(role order by role) as roles from import_members group by source_id) m
  join lateral (
    select source_id, data from roster.import_rows
    where import_id = $1 and file = 'users.csv' and source_id = m.source_id and state = 'good' and not ends
    union all
    select source_id, data from import_kept where file = 'users.csv' and source_id = m.source_id) u on true`);
