import { schoolWide } from './school-wide.js';

// What follows for a wanted row from others, kept under `_` in its data; and, last, what is different from before.

/** Dates as days that are still part of it. $1: how many days the package's end dates are past that, 0 or 1. */
export const sessionDates = schoolWide(`
  update import_wanted set data = data || jsonb_build_object('_', jsonb_build_object(
    'startsOn', data ->> 'startDate',
    'endsOn', greatest((data ->> 'startDate')::date, (data ->> 'endDate')::date - $1::int)::text))
  where file = 'academicSessions.csv'`);

/** The school year that a session is part of; one is made up for sessions that are part of none. */
export const sessionYears = schoolWide(`
  with recursive up as (
    select source_id, source_id as at, 0 as steps from import_wanted where file = 'academicSessions.csv'
    union
    select up.source_id, s.data ->> 'parentSourcedId', up.steps + 1
    from up join import_wanted s on s.file = 'academicSessions.csv' and s.source_id = up.at
    where s.data ->> 'type' <> 'schoolYear' and s.data ? 'parentSourcedId' and up.steps < 10
  ), years as (
    select distinct on (up.source_id) up.source_id, y.source_id as year
    from up join import_wanted y on y.file = 'academicSessions.csv' and y.source_id = up.at
      and y.data ->> 'type' = 'schoolYear'
    order by up.source_id, up.steps
  )
  update import_wanted w
  set data = jsonb_set(w.data, '{_,year}', to_jsonb(coalesce(y.year, 'schoolYear:' || (w.data ->> 'schoolYear'))))
  from import_wanted s left join years y using (source_id)
  where s.file = 'academicSessions.csv' and w.file = s.file and w.source_id = s.source_id`);

export const madeUpYears = schoolWide(`
  insert into import_wanted (file, source_id, data)
  select 'academicSessions.csv', data #>> '{_,year}', jsonb_build_object(
    'title', min((data ->> 'schoolYear')::int - 1) || '-' || min(data ->> 'schoolYear'), 'type', 'schoolYear',
    'schoolYear', min(data ->> 'schoolYear'), '_', jsonb_build_object(
      'startsOn', min(data #>> '{_,startsOn}'), 'endsOn', max(data #>> '{_,endsOn}'), 'year', data #>> '{_,year}'))
  from import_wanted
  where file = 'academicSessions.csv' and data #>> '{_,year}' = 'schoolYear:' || (data ->> 'schoolYear')
    and source_id not like 'schoolYear:%'
  group by data #>> '{_,year}'
  on conflict (file, source_id) do update set data = excluded.data`);

/** A class begins and ends with its terms. $1: the weekdays on which its periods are held. */
export const classDates = schoolWide(`
  update import_wanted c set data = c.data || jsonb_build_object('_', jsonb_build_object(
    'startsOn', terms.starts_on, 'endsOn', terms.ends_on, 'year', terms.year, 'weekdays',
    case when c.data ? 'periods' then to_jsonb($1::int[]) end))
  from (
    select c.source_id, min(s.data #>> '{_,startsOn}') as starts_on, max(s.data #>> '{_,endsOn}') as ends_on,
      (array_agg(s.data #>> '{_,year}' order by s.data #>> '{_,startsOn}', s.source_id))[1] as year
    from import_wanted c
    join import_wanted s on s.file = 'academicSessions.csv'
      and s.source_id = any (string_to_array(c.data ->> 'termSourcedIds', ','))
    where c.file = 'classes.csv' group by c.source_id) terms
  where c.file = 'classes.csv' and c.source_id = terms.source_id`);

/** $1: as for sessions. An enrolment without a begin date begins with its class. */
export const enrolmentDates = schoolWide(`
  update import_wanted e set data = e.data || jsonb_build_object('_', jsonb_build_object(
    'startsOn', dates.starts_on::text, 'endsOn', dates.ends_on::text, 'as', case e.data ->> 'role'
      when 'student' then 'student' when 'teacher' then 'teacher'
      when 'aide' then 'aide' when 'ext:aide' then 'aide' when 'proctor' then 'aide' end))
  from (
    select f.source_id, starts_on,
      case when f.data ? 'endDate' then greatest((f.data ->> 'endDate')::date - $1::int, starts_on) end as ends_on
    from import_wanted f
    join import_wanted c on c.file = 'classes.csv' and c.source_id = f.data ->> 'classSourcedId'
    cross join lateral (values (least(
      coalesce((f.data ->> 'beginDate')::date, (c.data #>> '{_,startsOn}')::date),
      (f.data ->> 'endDate')::date))) as begin (starts_on)
    where f.file = 'enrollments.csv') dates
  where e.file = 'enrollments.csv' and e.source_id = dates.source_id`);

/** Who looks after each student, named on either side, with what they are to the student as far as the package says. */
export const studentGuardians = schoolWide(`
  with named as (
    select source_id as student, unnest(string_to_array(data ->> 'agentSourcedIds', ',')) as agent
    from import_wanted where file = 'users.csv' and data ? 'agentSourcedIds'
    union
    select unnest(string_to_array(data ->> 'agentSourcedIds', ',')), source_id
    from import_wanted where file = 'users.csv' and data ? 'agentSourcedIds'
  ), relations as (
    select distinct on (agent) agent, relation from (
      select data ->> 'userSourcedId' as agent, data ->> 'role' as relation
      from import_wanted where file = 'roles.csv'
      union all
      select source_id, data ->> 'role' from import_wanted where file = 'users.csv') given
    where relation in ('guardian', 'parent', 'relative')
    order by agent, relation
  ), found as (
    select s.source_id, jsonb_agg(jsonb_build_object('id', g.source_id, 'relation', coalesce(r.relation, 'guardian'))
      order by g.source_id) as guardians
    from named n
    join import_wanted s on s.file = 'users.csv' and s.source_id = n.student
    join import_wanted g on g.file = 'users.csv' and g.source_id = n.agent
    left join relations r on r.agent = g.source_id
    where s.data #> '{_,roles}' ? 'student' and g.data #> '{_,roles}' ? 'guardian' and s.source_id <> g.source_id
    group by s.source_id
  )
  update import_wanted u set data = jsonb_set(u.data, '{_,guardians}', found.guardians)
  from found where u.file = 'users.csv' and u.source_id = found.source_id`);

/** $1 school. Marks what is to be written, and adds what was there before and is wanted no more. */
export const markChanges = schoolWide(`
  update import_wanted w set change = case when k.data = w.data then 'none' else 'write' end
  from import_wanted o
  left join roster.source_records k
    on k.school_id = $1 and k.file = o.file and k.source_id = o.source_id and not k.ended
  where w.file = o.file and w.source_id = o.source_id`);

export const markEnds = schoolWide(`
  insert into import_wanted (file, source_id, data, change)
  select k.file, k.source_id, k.data, 'end'
  from roster.source_records k
  where k.school_id = $1 and not k.ended
  on conflict (file, source_id) do nothing`);

/** $1 school, $2 district. Remembers what the records system says now. */
export const rememberRecords = schoolWide(`
  insert into roster.source_records (district_id, school_id, file, source_id, data)
  select $2, $1, file, source_id, data from import_wanted where change = 'write'
  on conflict on constraint source_records_once do update set data = excluded.data, ended = false`);

export const rememberEnds = schoolWide(`
  update roster.source_records k set ended = true
  from import_wanted w
  where k.school_id = $1 and k.file = w.file and k.source_id = w.source_id and w.change = 'end'`);

/** How many rows there are, by the kind of thing that they make in the roster. */
export const countWanted = schoolWide(`
  select case
      when file = 'academicSessions.csv' and data ->> 'type' = 'schoolYear' then 'academicYears'
      when file = 'academicSessions.csv' then 'terms'
      when file = 'enrollments.csv' and data #>> '{_,as}' = 'student' then 'enrolments'
      when file = 'enrollments.csv' and data #>> '{_,as}' is not null then 'teachingAssignments'
      when file = 'courses.csv' then 'courses'
      when file = 'classes.csv' then 'sections' when file = 'users.csv' then 'people' end as kind,
    count(*)::int as wanted
  from import_wanted where change <> 'end' group by 1`);

export const schoolChange = schoolWide(`
  select case when w.change = 'none' then 'unchanged' when w.change = 'end' then 'ended'
    when k.source_id is null then 'created' else 'updated' end as change
  from import_wanted w
  left join roster.source_records k on k.school_id = $1 and k.file = w.file and k.source_id = w.source_id
  where w.file = 'orgs.csv'`);

/** Outside of the transaction that has made the rows. */
export const refreshStatistics = 'select roster.refresh_statistics()';
