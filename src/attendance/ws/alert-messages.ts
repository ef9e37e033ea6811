import type { AlertState } from '#domain/attendance/alerts/alert.words';

/** `attendance.alert_…` on `school:{schoolId}:alerts`. */
export class AlertMessage {
  /** @format uuid */
  alertId!: string;
  state!: AlertState;
  /** @format uuid */
  ruleId!: string;
  /** @format uuid */
  studentId!: string;
}
