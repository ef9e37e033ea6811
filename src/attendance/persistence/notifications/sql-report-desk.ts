import type { ReportDesk } from '#domain/attendance/notifications/report-desk';
import type { Recipient, TellingSchool } from '#domain/attendance/notifications/notification.words';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import { membersWhere, tellingSchool } from './recipients.sql.js';

const recipients = prepared(
  membersWhere(
    `m.role = any (select unnest(s.report_to) from attendance.notification_settings s where s.school_id = m.school_id)`,
    'daily_report',
  ),
);

export class SqlReportDesk implements ReportDesk {
  async school(): Promise<TellingSchool> {
    return (await transaction().query<TellingSchool>(tellingSchool))[0]!;
  }

  recipients(): Promise<Recipient[]> {
    return transaction().query<Recipient>(recipients);
  }
}
