import type {
  GuardianNews,
  GuardianNewsDesk,
  RegisterNews,
} from '#domain/attendance/notifications/guardian-news';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import { isWanted, recipientJson } from './recipients.sql.js';

const registerOf = prepared(`
  select r.date, json_build_object('name', z.name, 'timeZone', z.time_zone, 'locale', z.locale) as school
  from attendance.registers r join identity_api.schools_v1 z on z.school_id = r.school_id
  where r.school_id = platform.current_school() and r.id = $1`);

/** The number of a recipient's last correction of the day that counts as told, plus one. */
const round = `(
  select 1 + coalesce(max(c.round), 0) from attendance.notifications c
  where c.school_id = a.school_id and c.kind = 'absence_correction' and c.date = a.date and c.about_id = a.student_id
    and c.recipient_id = g.guardian_id and c.prepared_at is not null)`;

const guardian = recipientJson({
  rosterPersonId: 'g.guardian_id',
  personId: 'g.person_id',
  name: 'c.display_name',
  email: 'coalesce(c.email, p.email)',
  locale: 'coalesce(p.locale, c.locale)',
  wanted: isWanted(`'absence'`, 'g.guardian_id', 'g.person_id'),
});

const asToday = `left join roster_api.contacts_v1 c on c.school_id = g.school_id and c.roster_person_id = g.guardian_id
  left join identity_api.people_v1 p on p.person_id = g.person_id`;

const absences = prepared(`
  select a.student_id as "studentId", ${round}::int as round, case when g.guardian_id is not null then ${guardian} end as recipient
  from attendance.unexplained_absences a
  left join roster_api.guardians_v1 g on g.school_id = a.school_id and g.student_id = a.student_id
  ${asToday}
  where a.school_id = platform.current_school() and a.register_id = $1 and a.date = $2
  order by a.student_id, g.guardian_id`);

/** To whoever was told and looks after the student still, where they are written to today. */
const corrections = prepared(`
  select n.student_id as "studentId", n.round, ${guardian} as recipient
  from attendance.register_entries e
  join attendance.notifications n on n.school_id = e.school_id and n.date = e.date and n.about_id = e.student_id
    and n.kind = 'absence' and n.prepared_at is not null and n.state <> 'refused'
  join roster_api.guardians_v1 g on g.school_id = n.school_id and g.student_id = n.student_id
    and g.guardian_id = n.roster_person_id
  ${asToday}
  where e.school_id = platform.current_school() and e.register_id = $1 and e.date = $2
    and not exists (
      select from attendance.unexplained_absences a
      where a.school_id = e.school_id and a.student_id = e.student_id and a.date = e.date)
  order by n.id`);

export class SqlGuardianNewsDesk implements GuardianNewsDesk {
  async newsOf(registerId: string): Promise<RegisterNews | null> {
    const open = transaction();
    type Register = Pick<RegisterNews, 'date' | 'school'>;
    const [register] = await open.query<Register>(registerOf, [registerId]);
    if (!register) return null;
    const key = [registerId, register.date];
    return {
      ...register,
      absences: await open.query<GuardianNews>(absences, key),
      corrections: await open.query<GuardianNews>(corrections, key),
    };
  }
}
