import type { LocalDate } from '../../kernel/local-date.js';
import type { DailyReport } from './daily-report.js';

/** What people are told by mail. */
export const NOTIFICATION_KINDS = [
  'absence',
  'absence_correction',
  'register_reminder',
  'registers_not_taken',
  'alert',
  'daily_report',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** What one may want or have had enough of. Whoever wants to hear of absences also hears when one was a mistake. */
export const SUBSCRIPTIONS = [
  'absence',
  'register_reminder',
  'registers_not_taken',
  'alert',
  'daily_report',
  'announcement', // what is announced in courses, which send it themselves
] as const;
export type Subscription = (typeof SUBSCRIPTIONS)[number];

export function subscriptionOf(kind: NotificationKind): Subscription {
  return kind === 'absence_correction' ? 'absence' : kind;
}

/**
 * `queued` until the mail server has it. `refused`: the server said no for good, the reason is its answer. `skipped`:
 * nobody was written to, for one of {@link SKIP_REASONS}.
 */
export const NOTIFICATION_STATES = ['queued', 'sent', 'refused', 'skipped'] as const;
export type NotificationState = (typeof NOTIFICATION_STATES)[number];

/** `no_longer_so`: between the cause and the mail the cause went away. */
export const SKIP_REASONS = ['nobody_to_tell', 'no_address', 'unsubscribed', 'no_longer_so'] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** Somebody who may be told something, as roster and sign-in know them now. */
export interface Recipient {
  /** The school's own record; null for members who have none. */
  readonly rosterPersonId: string | null;
  /** The sign-in, where there is one. */
  readonly personId: string | null;
  readonly name: string;
  readonly email: string | null;
  /** BCP 47, as far as known: the person's own, else the one on the school's record. */
  readonly locale: string | null;
  /** Whether the recipient wants to hear of this. */
  readonly wanted: boolean;
}

/** A session as a mail shows it. */
export interface ToldSession {
  readonly registerId: string;
  readonly title: string;
  readonly periodName: string;
  /** ISO 8601. */
  readonly startsAt: string;
  readonly endsAt: string;
}

/** What a rule of alerts has counted, each rate with its numerator and denominator (A11). */
export type Measure =
  | { readonly of: 'rate'; readonly present: number; readonly possible: number; readonly days: number }
  | { readonly of: 'consecutive_absence'; readonly days: number; readonly since: LocalDate }
  | { readonly of: 'lateness'; readonly times: number; readonly days: number }
  | { readonly of: 'lateness_minutes'; readonly minutes: number; readonly days: number };

/** What a mail says, frozen before it is sent so that a second attempt says the same. */
export type NotificationContent =
  | { readonly kind: 'absence'; readonly student: string; readonly sessions: readonly ToldSession[] }
  | {
      readonly kind: 'absence_correction';
      readonly student: string;
      /** Was the student there after all, or is the absence explained now? */
      readonly outcome: 'present' | 'explained';
    }
  | { readonly kind: 'register_reminder'; readonly session: ToldSession }
  | { readonly kind: 'registers_not_taken'; readonly sessions: readonly OverdueSession[] }
  | { readonly kind: 'alert'; readonly student: string; readonly rule: string; readonly measure: Measure }
  | DailyReport;

export interface OverdueSession extends ToldSession {
  readonly teachers: readonly string[];
}

/** What every mail of a school needs to know of it. */
export interface TellingSchool {
  readonly name: string;
  readonly timeZone: string;
  /** BCP 47: the language of those who have not said theirs. */
  readonly locale: string;
}

/** A mail, complete but for its form. */
export interface NotificationMail {
  readonly notificationId: string;
  /** The same for each attempt, so that a mail that is sent again is the same mail. */
  readonly messageId: string;
  readonly to: string;
  readonly name: string | null;
  /** A locale whose language is one of {@link LANGUAGES}. */
  readonly locale: string;
  readonly date: LocalDate;
  readonly school: TellingSchool;
  readonly content: NotificationContent;
  readonly unsubscribe: UnsubscribeRequest;
}

/** Whose mails of what kind a link in a mail ends. */
export interface UnsubscribeRequest {
  readonly schoolId: string;
  /** The school's record of somebody or, where there is none, the person. */
  readonly recipientId: string;
  readonly subscription: Subscription;
}
