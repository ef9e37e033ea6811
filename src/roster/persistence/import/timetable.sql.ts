import { schoolWide } from './school-wide.js';
import { changed } from './upsert.js';

// What the standard does not carry: bell times of the period numbers, weekdays on which they are held, days of teaching.

export const periodNames = schoolWide(`
  select distinct btrim(period) as name
  from import_wanted w cross join lateral unnest(string_to_array(w.data ->> 'periods', ',')) as period
  where w.file = 'classes.csv' and btrim(period) <> ''
  order by 1`);

/**
 * $1 school, $2 names, $3 and $4 bell times, $5 which of them were given. A period is known by the name that it had in the
 * package, whatever the office calls it since; one that the office has made, by the name that it has. Times that the office
 * has set are left alone unless the import was given others.
 */
export const writePeriods = schoolWide(`
  insert into roster.periods (id, school_id, name, starts_at, ends_at, source_id)
  select coalesce(known.id, uuidv7()), $1, coalesce(known.name, p.name),
    case when p.given then p.starts_at else coalesce(known.starts_at, p.starts_at) end,
    case when p.given then p.ends_at else coalesce(known.ends_at, p.ends_at) end, p.name
  from unnest($2::text[], $3::time[], $4::time[], $5::boolean[]) as p (name, starts_at, ends_at, given)
  left join lateral (
    select k.* from roster.periods k
    where k.school_id = $1 and (k.source_id = p.name
      or k.name = p.name and (k.source_id is null or k.source_id <> all ($2::text[])))
    order by k.source_id is not distinct from p.name desc limit 1) known on true
  on conflict (id) do update set starts_at = excluded.starts_at, ends_at = excluded.ends_at,
    source_id = excluded.source_id, version = periods.version + 1
  where (periods.starts_at, periods.ends_at, periods.source_id)
    is distinct from (excluded.starts_at, excluded.ends_at, excluded.source_id)
  ${changed}`);

/**
 * $1 school. A class that has periods, or had them the last time, is held as the package says; the timetable of one
 * that never had any is the office's.
 */
export const forgetMeetings = schoolWide(`
  delete from roster.meetings m
  using roster.sections s
  join import_wanted w on w.file = 'classes.csv' and w.change in ('write', 'end') and w.source_id = s.source_id
  left join roster.source_records k on k.school_id = $1 and k.file = w.file and k.source_id = w.source_id
  where s.school_id = $1 and m.school_id = $1 and m.section_id = s.id
    and (w.data ? 'periods' or k.data ? 'periods')
    and not (w.change = 'write' and w.data ? 'periods' and m.starts_on = s.starts_on and m.ends_on = s.ends_on
      and m.weekday in (select jsonb_array_elements(w.data #> '{_,weekdays}')::int)
      and exists (select from roster.periods p
        where p.school_id = $1 and p.id = m.period_id
          and p.source_id in (select btrim(name) from unnest(string_to_array(w.data ->> 'periods', ',')) as name)))
  returning m.id`);

export const writeMeetings = schoolWide(`
  insert into roster.meetings (id, school_id, section_id, period_id, weekday, starts_on, ends_on)
  select uuidv7(), $1, s.id, p.id, day.weekday, s.starts_on, s.ends_on
  from import_wanted w
  join roster.sections s on s.school_id = $1 and s.source_id = w.source_id
  join roster.periods p on p.school_id = $1
    and p.source_id in (select btrim(name) from unnest(string_to_array(w.data ->> 'periods', ',')) as name)
  cross join lateral (select jsonb_array_elements(w.data #> '{_,weekdays}')::int as weekday) day
  where w.file = 'classes.csv' and w.change = 'write' and w.data ? 'periods'
    and not exists (select from roster.meetings m
      where m.school_id = $1 and m.section_id = s.id and m.period_id = p.id and m.weekday = day.weekday)
  returning id`);

/** $1 school, $2 weekdays. Teaching is in the terms, or in the year where there are none; known days stay as they are. */
export const writeCalendar = schoolWide(`
  insert into roster.calendar_days (school_id, date, kind)
  select distinct $1::uuid, day::date, 'instructional'
  from import_wanted t
  cross join lateral generate_series((t.data #>> '{_,startsOn}')::date, (t.data #>> '{_,endsOn}')::date,
    interval '1 day') as day
  where t.file = 'academicSessions.csv' and t.change = 'write' and extract(isodow from day) = any ($2::int[])
    and (t.data ->> 'type' <> 'schoolYear' or not exists (
      select from import_wanted f
      where f.file = t.file and f.change <> 'end' and f.data ->> 'type' <> 'schoolYear'
        and f.data #>> '{_,year}' = t.source_id))
  on conflict do nothing
  returning date`);
