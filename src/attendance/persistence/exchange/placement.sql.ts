import { prepared } from '#platform/persistence/statement';

/**
 * $1: sections and dates as JSON. A section is meant by the id that its records system or we have given it, or else by its
 * code; each way is a join of its own, so that it can be made by hash.
 */
export const registersOfSections = prepared(`
  with asked as (
    select distinct a.section, a.date from jsonb_to_recordset($1::jsonb) as a (section text, date date)
  ), records as (
    select section_id, source_id, code from roster_api.section_records_v1 where school_id = platform.current_school()
  ), by_id as (
    select a.section, a.date, s.section_id from asked a join records s on s.source_id = a.section
    union
    select a.section, a.date, s.section_id from asked a join records s on s.section_id::text = a.section
  ), found as (
    table by_id
    union all
    select a.section, a.date, s.section_id from asked a join records s on s.code = a.section
    where not exists (select from by_id i where i.section = a.section)
  )
  select f.section, f.date, coalesce(json_agg(json_build_object('registerId', r.id, 'period', r.period_name,
      'cancelled', r.state = 'cancelled')
      order by r.starts_at) filter (where r.id is not null), '[]') as registers
  from found f left join attendance.registers r
    on r.school_id = platform.current_school() and r.section_id = f.section_id and r.date = f.date
  group by f.section, f.date`);

/** $1: what rows call students: by the id that the records system or we have given, or else by number. */
export const studentsByName = prepared(`
  with asked as (
    select distinct name from unnest($1::text[]) as name
  ), records as (
    select p.roster_person_id, p.source_id, p.identifier from roster_api.person_records_v1 p
    join roster_api.students_v1 s on s.school_id = p.school_id and s.student_id = p.roster_person_id
    where p.school_id = platform.current_school()
  ), by_id as (
    select a.name, p.roster_person_id from asked a join records p on p.source_id = a.name
    union
    select a.name, p.roster_person_id from asked a join records p on p.roster_person_id::text = a.name
  ), found as (
    table by_id
    union all
    select a.name, p.roster_person_id from asked a join records p on p.identifier = a.name
    where not exists (select from by_id i where i.name = a.name)
  )
  select name, json_agg(roster_person_id order by roster_person_id) as ids from found group by name`);
