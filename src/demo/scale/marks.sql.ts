import type { Step } from './school.sql.js';

// The past of a school: registers were scheduled, opened, marked, submitted and, after a week, locked. All of it is loaded
// like a backup: without asking for each row, which takes ten times as long, and with every rule asked once for the whole
// school before it is committed.

/** A step of many rows, or of few; and what must find nothing afterwards. */
export interface MarkStep extends Step {
  readonly bulk?: true;
}

/** The registers of the past. */
const past = `date < (now() at time zone time_zone)::date`;
const aWeekAgo = `(now() at time zone r.time_zone)::date - 7`;
const ofSchool: Step['values'] = ({ id }) => [id];

export const MARK_STEPS: readonly MarkStep[] = [
  {
    // The last days on which there was school, before today there.
    sql: `insert into attendance.registers (id, school_id, date, section_id, period_id, title, period_name, time_zone,
        starts_at, ends_at, state_since)
      select uuidv7(), $1, d.date, s.id, p.id, s.title, p.name, z.time_zone,
        (d.date + p.starts_at) at time zone z.time_zone, (d.date + p.ends_at) at time zone z.time_zone,
        d.date::timestamp at time zone z.time_zone
      from identity.schools z
      cross join lateral (select date from roster.calendar_days where school_id = $1 and kind = 'instructional'
        and date < (now() at time zone z.time_zone)::date order by date desc limit $2) d
      join roster.sections s on s.school_id = z.id
      join roster.meetings m on m.school_id = z.id and m.section_id = s.id and m.weekday = extract(isodow from d.date)
      join roster.periods p on p.school_id = z.id and p.id = m.period_id
      where z.id = $1`,
    values: ({ id }, { days }) => [id, days],
  },
  {
    sql: `insert into attendance.register_entries (school_id, date, register_id, student_id, display_name, sort_name,
        entered_at)
      select $1, r.date, r.id, p.id, p.given_name || ' ' || p.family_name, p.family_name || ', ' || p.given_name,
        r.state_since
      from attendance.registers r
      join roster.enrolments e on e.school_id = r.school_id and e.section_id = r.section_id
      join roster.people p on p.school_id = e.school_id and p.id = e.student_id
      where r.school_id = $1 and r.${past}`,
    bulk: true,
    values: ofSchool,
  },
  {
    // Nine in ten come nearly always, one in ten stays away on every sixth day; some come late, some have a reason.
    sql: `insert into attendance.mark_revisions (school_id, date, register_id, student_id, revision, code, code_version,
        minutes_late, marked_at, recorded_at)
      select $1, e.date, e.register_id, e.student_id, 1, said.code, 1,
        case when said.code = 'L' then 1 + chance.n % 40 end, r.starts_at, r.starts_at
      from attendance.registers r
      join attendance.register_entries e on e.school_id = r.school_id and e.register_id = r.id and e.date = r.date
      cross join lateral (select (hashtextextended(e.student_id::text || e.date, 0) & 1023)::int as n,
        hashtextextended(e.student_id::text, 0) % 10 = 0 as often) chance
      cross join lateral (select case when chance.n < case when often then 150 else 25 end then 'A'
        when chance.n < case when often then 190 else 45 end then 'E' when chance.n > 985 then 'L' else 'P' end as code) said
      where r.school_id = $1 and r.state = 'scheduled' and r.${past}`,
    bulk: true,
    values: ofSchool,
  },
  {
    sql: `insert into attendance.marks (school_id, date, register_id, student_id, code, code_version, minutes_late,
        version, marked_at)
      select v.school_id, v.date, v.register_id, v.student_id, v.code, v.code_version, v.minutes_late, 1, v.marked_at
      from attendance.registers r
      join attendance.mark_revisions v on v.school_id = r.school_id and v.register_id = r.id and v.date = r.date
      where r.school_id = $1 and r.state = 'scheduled' and r.${past}`,
    bulk: true,
    values: ofSchool,
  },
  {
    // Each state has its trace at its hour, so that a register can be asked for as it stood.
    sql: `insert into attendance.register_states (school_id, date, register_id, version, state, recorded_at)
      select $1, r.date, r.id, ways.version, ways.state, case ways.version when 2 then r.starts_at when 3 then r.ends_at
        else r.ends_at + interval '7 days' end
      from (values (2, 'open'), (3, 'submitted'), (4, 'locked')) ways (version, state), attendance.registers r
      where r.school_id = $1 and r.state = 'scheduled' and r.${past}
        and (ways.version < 4 or date < ${aWeekAgo})`,
    bulk: true,
    values: ofSchool,
  },
  {
    sql: `update attendance.registers r set opened_at = starts_at, submitted_at = ends_at, state = last.state,
        state_since = last.recorded_at, version = last.version
      from attendance.register_states last
      where r.school_id = $1 and r.state = 'scheduled' and r.${past}
        and last.school_id = $1 and last.register_id = r.id and last.date = r.date
        and last.version = case when r.date < ${aWeekAgo} then 4 else 3 end`,
    bulk: true,
    values: ofSchool,
  },
];

/** What the constraints and triggers would have refused; each answers with a row when there is any. $1 school. */
export const RULES: readonly string[] = [
  `select 'A3 a mark without an entry' as broken from attendance.marks m where m.school_id = $1 and not exists (
    select from attendance.register_entries e where e.school_id = m.school_id and e.register_id = m.register_id
      and e.student_id = m.student_id and e.date = m.date and e.rostered) limit 1`,
  `select 'A2 a mark without its revision' as broken from attendance.marks m where m.school_id = $1 and not exists (
    select from attendance.mark_revisions v where v.school_id = m.school_id and v.register_id = m.register_id
      and v.student_id = m.student_id and v.date = m.date and v.revision = m.version and v.code = m.code) limit 1`,
  `select 'a mark with a code of no meaning' as broken from attendance.marks m where m.school_id = $1 and not exists (
    select from attendance.code_versions c where c.school_id = m.school_id and c.code = m.code
      and c.version = m.code_version) limit 1`,
  `select 'A6, A9 a mark on no register of the past, or beyond its end' as broken
    from attendance.marks m left join attendance.registers r on r.school_id = m.school_id and r.id = m.register_id
      and r.date = m.date and r.date < (now() at time zone r.time_zone)::date
    where m.school_id = $1 and (r.id is null or m.minutes_late > extract(epoch from r.ends_at - r.starts_at) / 60) limit 1`,
  `select 'an entry of no register, or of nobody' as broken from attendance.register_entries e
    left join attendance.registers r on r.school_id = e.school_id and r.id = e.register_id and r.date = e.date
    left join roster.people p on p.school_id = e.school_id and p.id = e.student_id
    where e.school_id = $1 and (r.id is null or p.id is null) limit 1`,
  `select 'A8, A14 a taken register without a code for everybody' as broken from attendance.register_entries e
    join attendance.registers r on r.school_id = e.school_id and r.id = e.register_id and r.date = e.date
    where e.school_id = $1 and e.rostered and r.state in ('submitted', 'locked') and not exists (
      select from attendance.marks m where m.school_id = e.school_id and m.register_id = e.register_id
        and m.student_id = e.student_id and m.date = e.date and m.effective_code is not null) limit 1`,
  `select 'A5 a register that came to its state by another way' as broken
    from (select register_id as id, date, array_agg(state order by version) as way from attendance.register_states
      where school_id = $1 group by 1, 2) went
    full join (select id, date, state, version from attendance.registers where school_id = $1) r using (id, date)
    where went.way is distinct from (array['scheduled', 'open', 'submitted', 'locked'])[:r.version]
      or r.state is distinct from went.way[r.version] limit 1`,
];
