import type { DailyRound, DailyRounds, DigestDesk } from '#domain/attendance/notifications/daily-rounds';
import type { Recipient, TellingSchool } from '#domain/attendance/notifications/notification.words';
import type { LocalDate } from '#domain/kernel/local-date';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import { membersWhere, tellingSchool } from './recipients.sql.js';

const begin = prepared(`
  insert into attendance.daily_rounds (school_id, round, date) values (platform.current_school(), $1, $2)
  on conflict do nothing returning round`);

const missing = prepared(`
  select exists (
    select from attendance.overdue_registers o
    join attendance.registers r on r.school_id = o.school_id and r.id = o.register_id
    where o.school_id = platform.current_school() and o.date = $1 and r.state in ('scheduled', 'open', 'missed')) as any`);

const recipients = prepared(membersWhere(`m.role in ('office', 'school-admin')`, 'registers_not_taken'));

export class SqlDailyRounds implements DailyRounds, DigestDesk {
  async begin(round: DailyRound, date: LocalDate): Promise<boolean> {
    return (await transaction().query(begin, [round, date])).length > 0;
  }

  async school(): Promise<TellingSchool> {
    return (await transaction().query<TellingSchool>(tellingSchool))[0]!;
  }

  async anyMissing(date: LocalDate): Promise<boolean> {
    return (await transaction().query<{ any: boolean }>(missing, [date]))[0]!.any;
  }

  recipients(): Promise<Recipient[]> {
    return transaction().query<Recipient>(recipients);
  }
}
