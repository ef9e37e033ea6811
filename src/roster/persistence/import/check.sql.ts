import { prepared } from '#platform/persistence/statement';
import { hashOfSource } from '../erasure/source-keys.js';

// The checks of rows against each other, one statement each. $1 is the import, $2 its district.

export const repeatedIds = prepared(`
  insert into roster.import_faults (import_id, district_id, file, row_no, field, reason)
  select $1, $2, file, row_no, 'sourcedId', 'repeats an earlier row'
  from (
    select file, row_no, row_number() over (partition by file, source_id order by row_no) as nth
    from roster.import_rows where import_id = $1 and source_id <> '') rows
  where nth > 1
  on conflict do nothing`);

/** $3, $4: the files and their columns whose value may be there once. Of a repeated row the repetition is enough. */
export const takenValues = prepared(`
  insert into roster.import_faults (import_id, district_id, file, row_no, field, reason)
  select $1, $2, file, row_no, field, 'taken by an earlier row'
  from (
    select r.file, r.row_no, u.field, row_number() over (partition by r.file, r.unique_value order by r.row_no) as nth
    from roster.import_rows r
    join unnest($3::text[], $4::text[]) as u (file, field) on u.file = r.file
    where r.import_id = $1 and r.unique_value is not null
      and not exists (
        select from roster.import_faults f
        where f.import_id = $1 and f.file = r.file and f.row_no = r.row_no and f.reason = 'repeats an earlier row')) rows
  where nth > 1
  on conflict do nothing`);

/**
 * Every reference of every row, with the row that it means (the first of that identifier). $3 to $7 are the declared
 * references; $8 are files that are not replaced as a whole, so that what is known from before still counts. So does who was
 * erased, by the hash that is left ($9, $10: the key's pads): that a row leads to them is no fault of it.
 */
export const resolveReferences = prepared(`
  create temporary table import_references on commit drop as
  select r.file, r.row_no, d.field, d.target, ids.id as source_id, d.must_be_school,
    t.row_no as target_row, t.ends as target_ends,
    coalesce(t.data, k.data) ->> 'type' as target_type, coalesce(t.data, k.data) ->> 'schoolSourcedId' as target_school,
    k.source_id is not null or t.row_no is null and d.target = 'users.csv' and exists (
      select from roster.erasures e
      where e.district_id = $2 and e.source_hash = ${hashOfSource('ids.id', '$9', '$10')}) as known
  from roster.import_rows r
  join unnest($3::text[], $4::text[], $5::text[], $6::boolean[], $7::boolean[])
    as d (file, field, target, list, must_be_school) on d.file = r.file
  cross join lateral unnest(case when d.list then string_to_array(r.data ->> d.field, ',')
    else array[r.data ->> d.field] end) as ids (id)
  left join lateral (
    select t.row_no, t.ends, t.data from roster.import_rows t
    where t.import_id = $1 and t.file = d.target and t.source_id = ids.id
    order by t.row_no limit 1) t on true
  left join lateral (
    select k.source_id, k.data from roster.source_records k
    where t.row_no is null and d.target = any ($8::text[])
      and k.district_id = $2 and k.file = d.target and k.source_id = ids.id and not k.ended
    limit 1) k on true
  where r.import_id = $1 and not r.ends and r.data ? d.field and ids.id is not null`);

export const danglingReferences = prepared(`
  insert into roster.import_faults (import_id, district_id, file, row_no, field, reason)
  select distinct $1::uuid, $2::uuid, file, row_no, field, 'refers to nothing'
  from import_references
  where target_row is null and not known or target_ends
  on conflict do nothing`);

export const referencesToOtherOrgs = prepared(`
  insert into roster.import_faults (import_id, district_id, file, row_no, field, reason)
  select distinct $1::uuid, $2::uuid, file, row_no, field, 'refers to an org that is not a school'
  from import_references
  where must_be_school and (target_row is not null and not target_ends or known)
    and target_type <> 'school' and target_type not like 'ext:%'
  on conflict do nothing`);

export const enrolmentsElsewhere = prepared(`
  insert into roster.import_faults (import_id, district_id, file, row_no, field, reason)
  select $1, $2, e.file, e.row_no, 'schoolSourcedId', 'not the school of its class'
  from roster.import_rows e
  join import_references c on c.file = e.file and c.row_no = e.row_no and c.field = 'classSourcedId'
  where e.import_id = $1 and e.file = 'enrollments.csv' and e.data ->> 'schoolSourcedId' <> c.target_school
    and not exists (select from roster.import_faults f
      where f.import_id = $1 and f.file = e.file and f.row_no = e.row_no and f.field = 'schoolSourcedId')
  on conflict do nothing`);

/** One person is in one class once at a time. A blank date reaches to the end of the class, whatever that is. */
export const overlappingEnrolments = prepared(`
  insert into roster.import_faults (import_id, district_id, file, row_no, field, reason)
  select distinct $1::uuid, $2::uuid, later.file, later.row_no, 'userSourcedId', 'overlaps an earlier row'
  from (
    select r.file, r.row_no, r.data ->> 'classSourcedId' as class, r.data ->> 'userSourcedId' as person,
      r.data ->> 'role' as role, count(*) over (
        partition by r.data ->> 'classSourcedId', r.data ->> 'userSourcedId', r.data ->> 'role') as times,
      daterange((r.data ->> 'beginDate')::date, (r.data ->> 'endDate')::date, '[]') as dates
    from roster.import_rows r
    where r.import_id = $1 and r.file = 'enrollments.csv' and not r.ends
      and not exists (select from roster.import_faults f
        where f.import_id = $1 and f.file = r.file and f.row_no = r.row_no)) later
  join roster.import_rows earlier on earlier.import_id = $1 and earlier.file = later.file
    and earlier.row_no < later.row_no and not earlier.ends
    and earlier.data ->> 'classSourcedId' = later.class and earlier.data ->> 'userSourcedId' = later.person
    and earlier.data ->> 'role' = later.role
  where later.times > 1
    and not exists (select from roster.import_faults f
      where f.import_id = $1 and f.file = earlier.file and f.row_no = earlier.row_no)
    and later.dates && daterange((earlier.data ->> 'beginDate')::date, (earlier.data ->> 'endDate')::date, '[]')
  on conflict do nothing`);

export const markFaulty = prepared(`
  update roster.import_rows r set state = 'faulty'
  from (select distinct file, row_no from roster.import_faults where import_id = $1) f
  where r.import_id = $1 and r.file = f.file and r.row_no = f.row_no`);

/** The rows that depend on a faulty one, directly or through others; each names one fault that holds it back. */
export const holdBackDependants = prepared(`
  with recursive held as (
    select e.file, e.row_no, e.field, e.target as root_file, e.target_row as root_row
    from import_references e
    join roster.import_rows t on t.import_id = $1 and t.file = e.target and t.row_no = e.target_row
    where t.state = 'faulty'
    union
    select e.file, e.row_no, e.field, h.root_file, h.root_row
    from held h
    join import_references e on e.target = h.file and e.target_row = h.row_no
    join roster.import_rows via on via.import_id = $1 and via.file = h.file and via.row_no = h.row_no
    where via.state = 'good'
  )
  update roster.import_rows r
  set state = 'held', held_field = first.field, held_by_file = first.root_file, held_by_row = first.root_row
  from (select distinct on (file, row_no) * from held order by file, row_no, root_file, root_row, field) first
  where r.import_id = $1 and r.file = first.file and r.row_no = first.row_no and r.state = 'good'`);
