import type { Role } from '../../kernel/permissions.js';

export const REMINDER_ANCHORS = ['start', 'end'] as const;
export type ReminderAnchor = (typeof REMINDER_ANCHORS)[number];

/** Who may be sent the report of the day: those who may read the figures of the whole school. */
export const REPORT_READERS = ['school-admin', 'office', 'auditor'] as const satisfies readonly Role[];
export type ReportReader = (typeof REPORT_READERS)[number];

/** Which kinds of mail a school sends, and when. */
export interface NotificationChoices {
  readonly absenceOn: boolean;
  /** Seconds between submission and mail, in which a slip can be put right: 0 to 60. */
  readonly absenceDelaySeconds: number;
  readonly reminderOn: boolean;
  /** A register counts as not taken so many minutes after its session's start or end. */
  readonly reminderMinutes: number;
  readonly reminderAfter: ReminderAnchor;
  readonly digestOn: boolean;
  /** The school's wall clock, `HH:mm`. */
  readonly digestAt: string;
  readonly alertOn: boolean;
  /** The report of the day, once a day with registers. */
  readonly reportOn: boolean;
  /** The school's wall clock, `HH:mm`: from noon on about that day, before noon about the day before. */
  readonly reportAt: string;
  readonly reportTo: readonly ReportReader[];
}

/** What a school does that has chosen nothing. */
export const STANDARD_CHOICES: NotificationChoices = {
  absenceOn: true,
  absenceDelaySeconds: 0,
  reminderOn: true,
  reminderMinutes: 15,
  reminderAfter: 'start',
  digestOn: true,
  digestAt: '10:30',
  alertOn: true,
  reportOn: false,
  reportAt: '18:00',
  reportTo: ['school-admin'],
};
