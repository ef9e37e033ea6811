import { instant } from '#platform/persistence/instant.sql';

/** School days in the report, its own the last. */
const DAYS = 20;
/** Registers that are named; the others are counted. */
const NAMED = 40;

const registers = `attendance.registers r where r.school_id = n.school_id and r.date = n.date and r.state <> 'cancelled'`;

/** One row, also of a day on which nothing was submitted. */
const day = `(
  select json_build_object('possible', coalesce(sum(d.possible), 0), 'attended', coalesce(sum(d.attended), 0),
    'authorised', coalesce(sum(d.authorised_absence), 0), 'unauthorised', coalesce(sum(d.unauthorised_absence), 0),
    'required', coalesce(sum(d.marks - d.not_required), 0), 'late', coalesce(sum(d.late), 0),
    'minutesLate', coalesce(sum(d.minutes_late), 0))
  from attendance.school_days d where d.school_id = n.school_id and d.date = n.date)`;

const codes = `(
  select coalesce(json_agg(json_build_object('code', c.key, 'label', coalesce(k.label, c.key), 'marks', c.value::int)
    order by c.value::int desc, c.key), '[]')
  from attendance.school_days d cross join lateral jsonb_each_text(d.codes) c
  left join attendance.codes k on k.school_id = d.school_id and k.code = c.key
  where d.school_id = n.school_id and d.date = n.date)`;

const yearGroups = `(
  select coalesce(json_agg(row_to_json(g) order by g.name), '[]') from (
    select y.year_group as name, sum(d.attended)::int as attended, sum(d.possible)::int as possible
    from attendance.daily_summaries d
    left join roster_api.students_v1 y on y.school_id = d.school_id and y.student_id = d.student_id
    where d.school_id = n.school_id and d.date = n.date group by 1) g)`;

const days = `(
  select coalesce(json_agg(row_to_json(t) order by t.date), '[]') from (
    select d.date, d.attended, d.possible from attendance.school_days d
    where d.school_id = n.school_id and d.date <= n.date and d.possible > 0 order by d.date desc limit ${DAYS}) t)`;

const missing = `(
  select coalesce(json_agg(json_build_object('title', t.title, 'periodName', t.period_name,
    'startsAt', ${instant('t.starts_at')}, 'endsAt', ${instant('t.ends_at')}) order by t.starts_at, t.title, t.id), '[]')
  from (
    select r.* from ${registers} and r.state in ('scheduled', 'open', 'missed')
    order by r.starts_at, r.title, r.id limit ${NAMED}) t)`;

/** The content of a notification `n` that reports a day, from its kept figures; null on a day without registers. */
export const dailyReport = `(
  select json_build_object('kind', 'daily_report', 'madeAt', ${instant('now()')},
    'day', ${day}, 'codes', ${codes}, 'yearGroups', ${yearGroups}, 'days', ${days}, 'missing', ${missing},
    'registers', json_build_object('due', count(*),
      'complete', count(*) filter (where r.state in ('submitted', 'locked', 'reopened')),
      'onTime', count(*) filter (where r.submitted_at <= r.ends_at)))
  from ${registers} having count(*) > 0)`;
