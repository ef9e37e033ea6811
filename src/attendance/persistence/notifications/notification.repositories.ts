import { DailyRounds, DigestDesk } from '#domain/attendance/notifications/daily-rounds';
import { GuardianNewsDesk } from '#domain/attendance/notifications/guardian-news';
import { NotificationDispatch } from '#domain/attendance/notifications/notification-dispatch';
import { NotificationFactFinder } from '#domain/attendance/notifications/notification-facts';
import { NotificationRepository } from '#domain/attendance/notifications/notification.repository';
import { NotificationSettingsRepository } from '#domain/attendance/notifications/notification-settings.repository';
import { OverdueRegisters } from '#domain/attendance/notifications/overdue-registers';
import { Preferences } from '#domain/attendance/notifications/preferences';
import { ReportDesk } from '#domain/attendance/notifications/report-desk';
import { SubscriptionLinks } from '#domain/attendance/notifications/subscription-links';
import { KeyedTokens } from '#platform/auth/keyed-tokens';
import { Secrets } from '#platform/config/secrets';
import { KeyedSubscriptionLinks } from './keyed-subscription-links.js';
import { MikroNotificationSettingsRepository } from './mikro-notification-settings.repository.js';
import { QueuedNotificationDispatch } from './queued-notification-dispatch.js';
import { SqlDailyRounds } from './sql-daily-rounds.js';
import { SqlGuardianNewsDesk } from './sql-guardian-news-desk.js';
import { SqlNotificationFacts } from './sql-notification-facts.js';
import { SqlNotificationRepository } from './sql-notification.repository.js';
import { SqlOverdueRegisters } from './sql-overdue-registers.js';
import { SqlPreferences } from './sql-preferences.js';
import { SqlReportDesk } from './sql-report-desk.js';

/** What telling people stores and looks up, and with what. */
export const notificationRepositories = [
  { provide: NotificationRepository, useClass: SqlNotificationRepository },
  { provide: NotificationSettingsRepository, useClass: MikroNotificationSettingsRepository },
  { provide: Preferences, useClass: SqlPreferences },
  { provide: GuardianNewsDesk, useClass: SqlGuardianNewsDesk },
  { provide: NotificationFactFinder, useClass: SqlNotificationFacts },
  { provide: OverdueRegisters, useClass: SqlOverdueRegisters },
  { provide: DailyRounds, useClass: SqlDailyRounds },
  { provide: DigestDesk, useExisting: DailyRounds },
  { provide: ReportDesk, useClass: SqlReportDesk },
  { provide: NotificationDispatch, useClass: QueuedNotificationDispatch },
  {
    provide: SubscriptionLinks,
    inject: [Secrets],
    useFactory: (secrets: Secrets) =>
      new KeyedSubscriptionLinks(new KeyedTokens(secrets, 'subscription-links')),
  },
];
