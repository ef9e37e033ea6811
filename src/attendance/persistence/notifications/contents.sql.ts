import type { NotificationKind } from '#domain/attendance/notifications/notification.words';
import { instant } from '#platform/persistence/instant.sql';
import { dailyReport } from './daily-report.sql.js';

const student = `(
  select r.display_name from roster_api.people_v1 r
  where r.school_id = n.school_id and r.roster_person_id = n.student_id)`;

/** A session as a mail shows it; the columns are those of a register. */
const session = (
  of: string,
  id: string,
) => `json_build_object('registerId', ${of}.${id}, 'title', ${of}.title,
  'periodName', ${of}.period_name, 'startsAt', ${instant(`${of}.starts_at`)}, 'endsAt', ${instant(`${of}.ends_at`)})`;

/** Who does not look after the student any more, or has no record any more, is told nothing. */
const stillGuards = `exists (
  select from roster_api.guardians_v1 g
  where g.school_id = n.school_id and g.student_id = n.student_id and g.guardian_id = n.roster_person_id)`;

const absence = `(
  select json_build_object('kind', 'absence', 'student', ${student},
    'sessions', json_agg(${session('a', 'register_id')} order by a.starts_at, a.register_id))
  from attendance.unexplained_absences a
  where a.school_id = n.school_id and a.student_id = n.student_id and a.date = n.date and ${stillGuards}
  having count(*) > 0)`;

/** Explained when one of the sessions that were told of is still an absence, now with a reason. */
const correction = `(
  select json_build_object('kind', 'absence_correction', 'student', ${student}, 'outcome',
    case when exists (
      select from attendance.notifications told, jsonb_to_recordset(told.content->'sessions') as s ("registerId" uuid),
        attendance.effective_marks m
      where told.school_id = n.school_id and told.kind = 'absence' and told.date = n.date and told.about_id = n.about_id
        and told.recipient_id = n.recipient_id and told.round = n.round and m.school_id = n.school_id
        and m.register_id = s."registerId" and m.student_id = n.student_id and m.date = n.date
        and m.presence = 0 and not m.not_required)
    then 'explained' else 'present' end)
  where ${stillGuards} and not exists (
    select from attendance.unexplained_absences a
    where a.school_id = n.school_id and a.student_id = n.student_id and a.date = n.date))`;

const reminder = `(
  select json_build_object('kind', 'register_reminder', 'session', ${session('r', 'id')})
  from attendance.registers r
  where r.school_id = n.school_id and r.id = n.about_id and r.state in ('scheduled', 'open', 'missed'))`;

const digest = `(
  select json_build_object('kind', 'registers_not_taken', 'sessions',
    json_agg(${session('r', 'id')}::jsonb || jsonb_build_object('teachers', (
      select coalesce(json_agg(c.display_name order by c.display_name), '[]')
      from roster_api.teaching_v1 t
      join roster_api.contacts_v1 c on c.school_id = t.school_id and c.roster_person_id = t.teacher_id
      where t.school_id = r.school_id and t.section_id = r.section_id and t.role <> 'aide'
        and r.date between t.starts_on and coalesce(t.ends_on, 'infinity'))) order by o.overdue_since, r.id))
  from attendance.overdue_registers o
  join attendance.registers r on r.school_id = o.school_id and r.id = o.register_id
  where o.school_id = n.school_id and o.date = n.date and r.state in ('scheduled', 'open', 'missed')
  having count(*) > 0)`;

/** As it was when the alert opened; nothing once somebody has closed it. */
const alert = `(
  select json_build_object('kind', 'alert', 'student', ${student}, 'rule', a.rule_title, 'measure', case a.evidence->>'measure'
    when 'rate' then json_build_object('of', 'rate', 'present', e.numerator, 'possible', e.denominator, 'days', e.days)
    when 'consecutive_absence' then json_build_object('of', 'consecutive_absence', 'days', e.numerator, 'since', e."from")
    when 'lateness' then json_build_object('of', 'lateness', 'times', e.numerator, 'days', e.days)
    else json_build_object('of', 'lateness_minutes', 'minutes', e.numerator, 'days', e.days) end)
  from attendance.alerts a cross join lateral (
    select numerator, denominator, "from", "to" - "from" + 1 as days
    from jsonb_to_record(a.evidence) as counted (numerator numeric, denominator numeric, "from" date, "to" date)) e
  where a.school_id = n.school_id and a.id = n.about_id and a.state <> 'closed')`;

/** The content of a notification `n` as things are now, an expression for each kind; null when there is nothing to tell. */
export const contentOf: Readonly<Record<NotificationKind, string>> = {
  absence,
  absence_correction: correction,
  register_reminder: reminder,
  registers_not_taken: digest,
  alert,
  daily_report: dailyReport,
};
