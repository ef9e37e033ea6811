import type { AlertFindings, Finding } from '#domain/attendance/alerts/alert-findings';
import { STREAK_LOOKBACK_DAYS } from '#domain/attendance/alerts/alert.words';
import type { LocalDate } from '#domain/kernel/local-date';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';

const findings = prepared(
  'select * from attendance.alert_findings($1, $2, $3) order by "ruleId", "studentId"',
);

export class SqlAlertFindings implements AlertFindings {
  of(now: Date, date: LocalDate | null): Promise<Finding[]> {
    return transaction().query<Finding>(findings, [now, date, STREAK_LOOKBACK_DAYS]);
  }
}
