import { schoolWide } from './school-wide.js';
import { changed, listOf, upsert } from './upsert.js';

// People and who belongs where, of one school ($1). $2 is the last day for what ends.

export const writePeople = upsert({
  into: 'people',
  once: 'people_source_once',
  atFirst: { source_id: 'source_id' },
  columns: {
    roles: `array(select jsonb_array_elements_text(data #> '{_,roles}'))`,
    given_name: `data ->> 'givenName'`,
    family_name: `data ->> 'familyName'`,
    middle_name: `data ->> 'middleName'`,
    preferred_name: `data ->> 'preferredGivenName'`,
    username: `data ->> 'username'`,
    identifier: `data ->> 'identifier'`,
    email: `lower(data ->> 'email')`,
    phone: `coalesce(data ->> 'phone', data ->> 'sms')`,
    grades: listOf(`data ->> 'grades'`),
    status: `'active'`,
  },
  source: `from import_wanted where file = 'users.csv' and change = 'write'`,
  unless: `people.status = 'anonymised'`,
});

export const endPeople = schoolWide(`
  update roster.people p set status = 'left', version = p.version + 1
  from import_wanted w
  where w.file = 'users.csv' and w.change = 'end' and p.school_id = $1 and p.source_id = w.source_id
    and p.status = 'active'
  ${changed}`);

/** An enrolment that the office made before the records system did is the same enrolment. */
export const adoptEnrolments = schoolWide(`
  update roster.enrolments e set source_id = w.source_id
  from (
    select distinct on (w.source_id) w.source_id, e.id
    from import_wanted w
    join roster.sections s on s.school_id = $1 and s.source_id = w.data ->> 'classSourcedId'
    join roster.people p on p.school_id = $1 and p.source_id = w.data ->> 'userSourcedId'
    join roster.enrolments e on e.school_id = $1 and e.section_id = s.id and e.student_id = p.id
      and e.source_id is null
    where w.file = 'enrollments.csv' and w.change = 'write' and w.data #>> '{_,as}' = 'student'
      and not exists (select from roster.enrolments o where o.school_id = $1 and o.source_id = w.source_id)
      and e.starts_on <= coalesce((w.data #>> '{_,endsOn}')::date, 'infinity')
      and coalesce(e.ends_on, 'infinity') >= (w.data #>> '{_,startsOn}')::date
    order by w.source_id, e.starts_on) w
  where e.id = w.id`);

export const writeEnrolments = upsert({
  into: 'enrolments',
  once: 'enrolments_source_once',
  atFirst: { source_id: 'w.source_id' },
  columns: {
    section_id: 's.id',
    student_id: 'p.id',
    starts_on: `(w.data #>> '{_,startsOn}')::date`,
    ends_on: `(w.data #>> '{_,endsOn}')::date`,
    state: `case when (w.data #>> '{_,endsOn}')::date < $2::date then 'completed' else 'active' end`,
  },
  source: `
    from import_wanted w
    join roster.sections s on s.school_id = $1 and s.source_id = w.data ->> 'classSourcedId'
    join roster.people p on p.school_id = $1 and p.source_id = w.data ->> 'userSourcedId'
    where w.file = 'enrollments.csv' and w.change = 'write' and w.data #>> '{_,as}' = 'student'`,
});

/**
 * Ended is also one that has become something else than a student's. One that has not begun never took effect; one that
 * was over by itself stays as it was, so that last year's are not withdrawn when the records system drops them.
 */
export const endEnrolments = schoolWide(`
  update roster.enrolments e
  set state = 'withdrawn', ends_on = greatest(e.starts_on - 1, least(e.ends_on, $2::date)), version = e.version + 1
  from import_wanted w
  where w.file = 'enrollments.csv' and e.school_id = $1 and e.source_id = w.source_id
    and (w.change = 'end' and coalesce(e.ends_on, 'infinity') > $2::date
      or w.change = 'write' and w.data #>> '{_,as}' is distinct from 'student')
    and e.state not in ('withdrawn', 'transferred')
  ${changed}`);

export const writeTeaching = upsert({
  into: 'teaching_assignments',
  once: 'teaching_assignments_source_once',
  atFirst: { source_id: 'w.source_id' },
  columns: {
    section_id: 's.id',
    teacher_id: 'p.id',
    role: `case when w.data #>> '{_,as}' = 'aide' then 'aide'
      when w.data ->> 'primary' = 'true' then 'primary' else 'co-teacher' end`,
    starts_on: `(w.data #>> '{_,startsOn}')::date`,
    ends_on: `(w.data #>> '{_,endsOn}')::date`,
  },
  source: `
    from import_wanted w
    join roster.sections s on s.school_id = $1 and s.source_id = w.data ->> 'classSourcedId'
    join roster.people p on p.school_id = $1 and p.source_id = w.data ->> 'userSourcedId'
    where w.file = 'enrollments.csv' and w.change = 'write' and w.data #>> '{_,as}' in ('teacher', 'aide')`,
});

export const adoptTeaching = schoolWide(`
  update roster.teaching_assignments a set source_id = w.source_id
  from (
    select distinct on (w.source_id) w.source_id, a.id
    from import_wanted w
    join roster.sections s on s.school_id = $1 and s.source_id = w.data ->> 'classSourcedId'
    join roster.people p on p.school_id = $1 and p.source_id = w.data ->> 'userSourcedId'
    join roster.teaching_assignments a on a.school_id = $1 and a.section_id = s.id and a.teacher_id = p.id
      and a.source_id is null
    where w.file = 'enrollments.csv' and w.change = 'write' and w.data #>> '{_,as}' in ('teacher', 'aide')
      and not exists (select from roster.teaching_assignments o where o.school_id = $1 and o.source_id = w.source_id)
    order by w.source_id, a.starts_on) w
  where a.id = w.id`);

export const endTeaching = schoolWide(`
  update roster.teaching_assignments a
  set ends_on = greatest(a.starts_on - 1, least(a.ends_on, $2::date)), version = a.version + 1
  from import_wanted w
  where w.file = 'enrollments.csv' and a.school_id = $1 and a.source_id = w.source_id
    and (w.change = 'end' or w.change = 'write' and w.data #>> '{_,as}' is distinct from 'teacher'
      and w.data #>> '{_,as}' is distinct from 'aide')
    and (a.ends_on is null or a.ends_on > $2::date)
  ${changed}`);

/** What a student's guardians are now; a link that the office made itself is not in the package's memory, so it stays. */
export const forgetGuardians = schoolWide(`
  delete from roster.guardian_links l
  using roster.people s, roster.people g, import_wanted w, roster.source_records k
  where w.file = 'users.csv' and w.change in ('write', 'end')
    and k.school_id = $1 and k.file = w.file and k.source_id = w.source_id
    and s.school_id = $1 and s.source_id = w.source_id and l.school_id = $1 and l.student_id = s.id
    and g.school_id = $1 and g.id = l.guardian_id
    and k.data #> '{_,guardians}' @> jsonb_build_array(jsonb_build_object('id', g.source_id))
    and (w.change = 'end'
      or not coalesce(w.data #> '{_,guardians}', '[]') @> jsonb_build_array(jsonb_build_object('id', g.source_id)))
  returning l.id`);

export const writeGuardians = schoolWide(`
  insert into roster.guardian_links (id, school_id, guardian_id, student_id, relation)
  select uuidv7(), $1, g.id, s.id, named.guardian ->> 'relation'
  from (
    select w.source_id, jsonb_array_elements(w.data #> '{_,guardians}') as guardian
    from import_wanted w where w.file = 'users.csv' and w.change = 'write') named
  join roster.people s on s.school_id = $1 and s.source_id = named.source_id
  join roster.people g on g.school_id = $1 and g.source_id = named.guardian ->> 'id'
  on conflict on constraint guardian_links_once do update
    set relation = excluded.relation, version = guardian_links.version + 1
    where guardian_links.relation <> excluded.relation
  ${changed}`);
