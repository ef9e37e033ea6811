import type {
  OverdueDay,
  OverdueLook,
  OverdueRegister,
  OverdueRegisters,
} from '#domain/attendance/notifications/overdue-registers';
import { instant } from '#platform/persistence/instant.sql';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import { isWanted, recipientJson } from './recipients.sql.js';

const today = prepared(`
  select ($1::timestamptz at time zone z.time_zone)::date as date,
    json_build_object('name', z.name, 'timeZone', z.time_zone, 'locale', z.locale) as school
  from identity_api.schools_v1 z where z.school_id = platform.current_school()`);

/** Those who are responsible for the lesson of a register `r`, from the roster as it is now. */
const teachers = `
  from roster_api.teaching_v1 t
  join roster_api.contacts_v1 c on c.school_id = t.school_id and c.roster_person_id = t.teacher_id
  left join identity_api.people_v1 p on p.person_id = c.person_id
  where t.school_id = r.school_id and t.section_id = r.section_id and t.role <> 'aide'
    and r.date between t.starts_on and coalesce(t.ends_on, 'infinity')`;

const recipient = recipientJson({
  rosterPersonId: 'c.roster_person_id',
  personId: 'c.person_id',
  name: 'c.display_name',
  email: 'coalesce(c.email, p.email)',
  locale: 'coalesce(p.locale, c.locale)',
  wanted: isWanted(`'register_reminder'`, 'c.roster_person_id', 'c.person_id'),
});

const note = prepared(`
  with noted as (
    insert into attendance.overdue_registers (school_id, date, register_id, overdue_since)
    select r.school_id, r.date, r.id, attendance.overdue_since(r.starts_at, r.ends_at, $3, $4::int)
    from attendance.registers r
    where r.school_id = platform.current_school() and r.date = $2 and r.state in ('scheduled', 'open')
      and attendance.overdue_since(r.starts_at, r.ends_at, $3, $4::int) <= $1::timestamptz
    on conflict do nothing
    returning school_id, register_id, overdue_since
  )
  select r.id as "registerId", r.section_id as "sectionId", r.title, r.period_name as "periodName",
    ${instant('r.starts_at')} as "startsAt", ${instant('r.ends_at')} as "endsAt",
    ${instant('n.overdue_since')} as "overdueSince", r.state,
    (select coalesce(json_agg(json_build_object('rosterPersonId', c.roster_person_id, 'displayName', c.display_name)
      order by c.display_name, c.roster_person_id), '[]') ${teachers}) as teachers,
    (select coalesce(json_agg(${recipient} order by c.roster_person_id), '[]') ${teachers}) as recipients
  from noted n join attendance.registers r on r.school_id = n.school_id and r.id = n.register_id
  order by n.overdue_since, r.id`);

export class SqlOverdueRegisters implements OverdueRegisters {
  async note(look: OverdueLook): Promise<OverdueDay> {
    const open = transaction();
    open.track(look);
    const [day] = await open.query<Omit<OverdueDay, 'registers'>>(today, [look.now]);
    const values = [look.now, day!.date, look.anchor, look.minutes];
    return { ...day!, registers: await open.query<OverdueRegister>(note, values) };
  }
}
