import type { AlertNews, AlertNewsDesk } from '#domain/attendance/alerts/alert-news';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import { isWanted, recipientJson } from '../notifications/recipients.sql.js';

const recipient = recipientJson({
  rosterPersonId: 'w.roster_person_id',
  personId: 'w.person_id',
  name: 'w.name',
  email: 'w.email',
  locale: 'w.locale',
  wanted: isWanted(`'alert'`, 'w.roster_person_id', 'w.person_id'),
});

/** Members by role, and whoever teaches the student on the day on which it opened; each once. */
const news = prepared(`
  with alert as (
    select a.school_id, a.student_id, a.opened_on, r.tells, z.locale from attendance.alerts a
    join attendance.alert_rules r on r.school_id = a.school_id and r.id = a.rule_id
    join identity_api.schools_v1 z on z.school_id = a.school_id
    where a.school_id = platform.current_school() and a.id = $1 and a.state <> 'closed'
  ), named as (
    select c.roster_person_id, m.person_id, m.display_name as name, m.email, m.locale from alert a
    join identity_api.members_v1 m on m.school_id = a.school_id and a.tells ? m.role
      and a.opened_on between m.valid_from and coalesce(m.valid_to, 'infinity')
    left join roster_api.contacts_v1 c on c.school_id = m.school_id and c.person_id = m.person_id
    where m.role in ('school-admin', 'office')
    union all
    select c.roster_person_id, c.person_id, c.display_name, coalesce(c.email, p.email), coalesce(p.locale, c.locale) from alert a
    join roster_api.enrolments_v1 e on e.school_id = a.school_id and e.student_id = a.student_id
      and a.opened_on between e.starts_on and coalesce(e.ends_on, 'infinity') and e.state <> 'pre-enrolled'
    join roster_api.teaching_v1 t on t.school_id = e.school_id and t.section_id = e.section_id and t.role <> 'aide'
      and a.opened_on between t.starts_on and coalesce(t.ends_on, 'infinity')
    join roster_api.contacts_v1 c on c.school_id = t.school_id and c.roster_person_id = t.teacher_id
    left join identity_api.people_v1 p on p.person_id = c.person_id
    where a.tells ? 'teacher'
  ), who as (
    select distinct on (coalesce(person_id, roster_person_id)) * from named
    order by coalesce(person_id, roster_person_id), email nulls last
  )
  select a.student_id as "studentId", a.opened_on as date, a.locale,
    (select coalesce(json_agg(${recipient} order by w.name, coalesce(w.person_id, w.roster_person_id)), '[]') from who w) as recipients
  from alert a`);

export class SqlAlertNewsDesk implements AlertNewsDesk {
  async newsOf(alertId: string): Promise<AlertNews | null> {
    const [found] = await transaction().query<AlertNews>(news, [alertId]);
    return found ?? null;
  }
}
