import type { AlertAudience, AlertMeasure } from '#domain/attendance/alerts/alert.words';

/** When a student's attendance needs somebody's attention. */
export class AlertRuleView {
  /** @format uuid */
  id!: string;
  title!: string;
  measure!: AlertMeasure;
  /** Per cent under which a rate is; days in a row, times or minutes from which on. */
  threshold!: number;
  /** Days up to today that are counted; null for days in a row. */
  windowDays!: number | null;
  /** Of a rate: with fewer possible sessions the rule does not apply. */
  minSessions!: number | null;
  /** Null: the whole school. */
  yearGroup!: string | null;
  closesItself!: boolean;
  tells!: AlertAudience[];
  active!: boolean;
  /** Rises with each change; the ETag. */
  version!: number;
}

/** Selects an {@link AlertRuleView}; a WHERE may follow. */
export const selectAlertRule = `
  select r.id, r.title, r.measure, r.threshold, r.window_days as "windowDays", r.min_sessions as "minSessions",
    r.year_group as "yearGroup", r.closes_itself as "closesItself", r.tells, r.active, r.version
  from attendance.alert_rules r`;
