import type { AlertMeasure, AlertState } from '#domain/attendance/alerts/alert.words';

/** A11: what was counted. Which of what: sessions attended, days absent, times or minutes late. */
export class AlertEvidenceView {
  measure!: AlertMeasure;
  /** The limit: per cent of a rate, days, times or minutes. */
  threshold!: number;
  /** `rate`: sessions attended. `consecutive_absence`: school days absent. `lateness`: times. `lateness_minutes`: minutes. */
  numerator!: number;
  /** `consecutive_absence`: school days counted. Otherwise possible sessions. */
  denominator!: number;
  /** Possible sessions that were counted, in halves. */
  sessions!: number;
  /** School days with at least one of them. */
  days!: number;
  /** @format date */
  from!: string;
  /** @format date */
  to!: string;
}

/** A rule applies, or applied, to a student. */
export class AlertView {
  /** @format uuid */
  id!: string;
  /** @format uuid */
  ruleId!: string;
  /** As the rule was called when it opened. */
  ruleTitle!: string;
  /** @format uuid */
  studentId!: string;
  studentName!: string;
  state!: AlertState;
  /** Whether the rule applied when it was last looked at. */
  holds!: boolean;
  /** Whether it is closed when the rule ceases to apply. */
  closesItself!: boolean;
  /** As it was when it opened. */
  evidence!: AlertEvidenceView;
  /** The school's date. @format date */
  openedOn!: string;
  /** @format date-time */
  openedAt!: string;
  /** When the rule ceased to apply. @format date-time */
  endedAt!: string | null;
  /** @format date-time */
  acknowledgedAt!: string | null;
  /** @format uuid */
  acknowledgedBy!: string | null;
  note!: string | null;
  /** @format date-time */
  closedAt!: string | null;
  /** Null also when it was closed by itself. @format uuid */
  closedBy!: string | null;
  closeReason!: string | null;
  /** Rises with each change; the ETag. */
  version!: number;
}

/** Selects an {@link AlertView}; a WHERE may follow. */
export const selectAlert = `
  select a.id, a.rule_id as "ruleId", a.rule_title as "ruleTitle", a.student_id as "studentId",
    p.display_name as "studentName", a.state, a.holds, a.closes_itself as "closesItself", a.evidence,
    a.opened_on as "openedOn", a.opened_at as "openedAt", a.ended_at as "endedAt", a.acknowledged_at as "acknowledgedAt",
    a.acknowledged_by as "acknowledgedBy", a.note, a.closed_at as "closedAt", a.closed_by as "closedBy",
    a.close_reason as "closeReason", a.version
  from attendance.alerts a
  join roster_api.people_v1 p on p.school_id = a.school_id and p.roster_person_id = a.student_id`;

/** Whoever reaches their own sees alerts about students whom they teach today. */
export const aboutMine = 'attendance.person_teaches_student(a.student_id, attendance.school_today())';
