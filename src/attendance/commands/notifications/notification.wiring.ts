import { DailyRounds, DigestDesk } from '#domain/attendance/notifications/daily-rounds';
import { GuardianNewsDesk } from '#domain/attendance/notifications/guardian-news';
import { NotificationDispatch } from '#domain/attendance/notifications/notification-dispatch';
import { NotificationFactFinder } from '#domain/attendance/notifications/notification-facts';
import { NotificationRepository } from '#domain/attendance/notifications/notification.repository';
import { NotificationSettingsRepository } from '#domain/attendance/notifications/notification-settings.repository';
import { OverdueRegisters } from '#domain/attendance/notifications/overdue-registers';
import { Preferences } from '#domain/attendance/notifications/preferences';
import { ReportDesk } from '#domain/attendance/notifications/report-desk';
import { ChangeNotificationSettingsUseCase } from '#domain/attendance/notifications/use-cases/change-notification-settings.use-case';
import { ChoosePreferencesUseCase } from '#domain/attendance/notifications/use-cases/choose-preferences.use-case';
import { NoteDeliveryUseCase } from '#domain/attendance/notifications/use-cases/note-delivery.use-case';
import { NoteOverdueRegistersUseCase } from '#domain/attendance/notifications/use-cases/note-overdue-registers.use-case';
import { PrepareNotificationUseCase } from '#domain/attendance/notifications/use-cases/prepare-notification.use-case';
import { SendDigestUseCase } from '#domain/attendance/notifications/use-cases/send-digest.use-case';
import { SendReportUseCase } from '#domain/attendance/notifications/use-cases/send-report.use-case';
import { TellGuardiansUseCase } from '#domain/attendance/notifications/use-cases/tell-guardians.use-case';
import { Clock } from '#domain/kernel/clock';
import { useCase } from '#platform/wiring/use-case';
import { ChangeNotificationSettingsHandler } from './change-notification-settings.command.js';
import { ChoosePreferencesHandler } from './choose-preferences.command.js';
import { NoteOverdueRegistersHandler } from './note-overdue-registers.command.js';
import { SendDigestHandler } from './send-digest.command.js';
import { SendNotificationHandler } from './send-notification.command.js';
import { SendReportHandler } from './send-report.command.js';
import { TellGuardiansHandler } from './tell-guardians.command.js';

/** The commands by which people are told things. */
export const notificationCommands = [
  TellGuardiansHandler,
  useCase(TellGuardiansUseCase, {
    settings: NotificationSettingsRepository,
    desk: GuardianNewsDesk,
    notifications: NotificationRepository,
    dispatch: NotificationDispatch,
    clock: Clock,
  }),
  NoteOverdueRegistersHandler,
  useCase(NoteOverdueRegistersUseCase, {
    settings: NotificationSettingsRepository,
    overdue: OverdueRegisters,
    notifications: NotificationRepository,
    dispatch: NotificationDispatch,
    clock: Clock,
  }),
  SendDigestHandler,
  useCase(SendDigestUseCase, {
    rounds: DailyRounds,
    desk: DigestDesk,
    notifications: NotificationRepository,
    dispatch: NotificationDispatch,
    clock: Clock,
  }),
  SendReportHandler,
  useCase(SendReportUseCase, {
    rounds: DailyRounds,
    desk: ReportDesk,
    notifications: NotificationRepository,
    dispatch: NotificationDispatch,
    clock: Clock,
  }),
  SendNotificationHandler,
  useCase(PrepareNotificationUseCase, {
    notifications: NotificationRepository,
    facts: NotificationFactFinder,
    clock: Clock,
  }),
  useCase(NoteDeliveryUseCase, { notifications: NotificationRepository, clock: Clock }),
  ChoosePreferencesHandler,
  useCase(ChoosePreferencesUseCase, { preferences: Preferences }),
  ChangeNotificationSettingsHandler,
  useCase(ChangeNotificationSettingsUseCase, { settings: NotificationSettingsRepository }),
];
