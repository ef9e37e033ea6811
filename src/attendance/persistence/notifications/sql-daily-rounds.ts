import type { DailyRound, DailyRounds, DigestDesk } from '#domain/attendance/notifications/daily-rounds';
import type { Recipient, TellingSchool } from '#domain/attendance/notifications/notification.words';
import type { LocalDate } from '#domain/kernel/local-date';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import { isWanted } from './recipients.sql.js';

const begin = prepared(`
  insert into attendance.daily_rounds (school_id, round, date) values (platform.current_school(), $1, $2)
  on conflict do nothing returning round`);

const school = prepared(`
  select name, time_zone as "timeZone", locale from identity_api.schools_v1 where school_id = platform.current_school()`);

const missing = prepared(`
  select exists (
    select from attendance.overdue_registers o
    join attendance.registers r on r.school_id = o.school_id and r.id = o.register_id
    where o.school_id = platform.current_school() and o.date = $1 and r.state in ('scheduled', 'open', 'missed')) as any`);

const recipients = prepared(`
  select distinct on (m.person_id) null as "rosterPersonId", m.person_id as "personId", m.display_name as name, m.email,
    m.locale, ${isWanted(`'registers_not_taken'`, 'm.person_id', 'r.roster_person_id')} as wanted
  from identity_api.members_v1 m
  join identity_api.schools_v1 z on z.school_id = m.school_id
  left join roster_api.contacts_v1 r on r.school_id = m.school_id and r.person_id = m.person_id
  where m.school_id = platform.current_school() and m.role in ('office', 'school-admin')
    and (now() at time zone z.time_zone)::date between m.valid_from and coalesce(m.valid_to, 'infinity')
  order by m.person_id`);

export class SqlDailyRounds implements DailyRounds, DigestDesk {
  async begin(round: DailyRound, date: LocalDate): Promise<boolean> {
    return (await transaction().query(begin, [round, date])).length > 0;
  }

  async school(): Promise<TellingSchool> {
    return (await transaction().query<TellingSchool>(school))[0]!;
  }

  async anyMissing(date: LocalDate): Promise<boolean> {
    return (await transaction().query<{ any: boolean }>(missing, [date]))[0]!.any;
  }

  recipients(): Promise<Recipient[]> {
    return transaction().query<Recipient>(recipients);
  }
}
