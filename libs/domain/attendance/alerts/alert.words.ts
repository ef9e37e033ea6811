import type { LocalDate } from '../../kernel/local-date.js';

/**
 * What a rule looks at. `rate`: attended of possible sessions under so many per cent. `consecutive_absence`: so many school
 * days in a row without a session attended. `lateness`, `lateness_minutes`: late so many times, or minutes in all.
 */
export const ALERT_MEASURES = ['rate', 'consecutive_absence', 'lateness', 'lateness_minutes'] as const;
export type AlertMeasure = (typeof ALERT_MEASURES)[number];

/** Who is mailed when an alert opens; `teacher`: whoever teaches the student that day. */
export const ALERT_AUDIENCES = ['school-admin', 'office', 'teacher'] as const;
export type AlertAudience = (typeof ALERT_AUDIENCES)[number];

export const ALERT_STATES = ['open', 'acknowledged', 'closed'] as const;
export type AlertState = (typeof ALERT_STATES)[number];

/** Days that are looked back at for days in a row; what lies before them is forgotten. */
export const STREAK_LOOKBACK_DAYS = 200;

/** When a rule applies to a student. */
export interface AlertCondition {
  readonly measure: AlertMeasure;
  /** Per cent under which the rate is; school days in a row; times late; minutes late: from so many on. */
  readonly threshold: number;
  /** So many days up to the school's today; null for days in a row. */
  readonly windowDays: number | null;
  /** Of a rate: with fewer possible sessions it says nothing. */
  readonly minSessions: number | null;
}

/** A rule, but for what it is called by. */
export interface AlertRuleDetails extends AlertCondition {
  readonly title: string;
  /** Null: the whole school. */
  readonly yearGroup: string | null;
  /** An alert of it is closed when the condition has ended. */
  readonly closesItself: boolean;
  readonly tells: readonly AlertAudience[];
  readonly active: boolean;
}

/** What a student's day has come to; presence in halves of a session. */
export interface AlertDay {
  readonly date: LocalDate;
  readonly possible: number;
  readonly attended: number;
  readonly late: number;
  readonly minutesLate: number;
}

/**
 * A11: what was counted. Of a rate, sessions attended of sessions possible; of days in a row, days absent of days counted;
 * of lateness, times or minutes, of sessions possible.
 */
export interface AlertEvidence {
  readonly measure: AlertMeasure;
  readonly threshold: number;
  readonly numerator: number;
  readonly denominator: number;
  /** Possible sessions that were counted, and the school days on which they were. */
  readonly sessions: number;
  readonly days: number;
  /** The days that were looked at. */
  readonly from: LocalDate;
  readonly to: LocalDate;
}
