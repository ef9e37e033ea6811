import { AlertFindings } from '#domain/attendance/alerts/alert-findings';
import { AlertNewsDesk } from '#domain/attendance/alerts/alert-news';
import { AlertRepository, AlertRuleRepository } from '#domain/attendance/alerts/alert.repository';
import { AlertWatch } from '#domain/attendance/alerts/alert-watch';
import { AcknowledgeAlertUseCase } from '#domain/attendance/alerts/use-cases/acknowledge-alert.use-case';
import { ChangeAlertRuleUseCase } from '#domain/attendance/alerts/use-cases/change-alert-rule.use-case';
import { CloseAlertUseCase } from '#domain/attendance/alerts/use-cases/close-alert.use-case';
import { CreateAlertRuleUseCase } from '#domain/attendance/alerts/use-cases/create-alert-rule.use-case';
import { MakeAlertRoundUseCase } from '#domain/attendance/alerts/use-cases/make-alert-round.use-case';
import { RemoveAlertRuleUseCase } from '#domain/attendance/alerts/use-cases/remove-alert-rule.use-case';
import { TellStaffUseCase } from '#domain/attendance/alerts/use-cases/tell-staff.use-case';
import { WatchLimitsUseCase } from '#domain/attendance/alerts/use-cases/watch-limits.use-case';
import { DailyRounds, DigestDesk } from '#domain/attendance/notifications/daily-rounds';
import { NotificationDispatch } from '#domain/attendance/notifications/notification-dispatch';
import { NotificationRepository } from '#domain/attendance/notifications/notification.repository';
import { NotificationSettingsRepository } from '#domain/attendance/notifications/notification-settings.repository';
import { Clock } from '#domain/kernel/clock';
import { useCase } from '#platform/wiring/use-case';
import { AcknowledgeAlertHandler } from './acknowledge-alert.command.js';
import { ChangeAlertRuleHandler } from './change-alert-rule.command.js';
import { CloseAlertHandler } from './close-alert.command.js';
import { CreateAlertRuleHandler } from './create-alert-rule.command.js';
import { MakeAlertRoundHandler } from './make-alert-round.command.js';
import { RemoveAlertRuleHandler } from './remove-alert-rule.command.js';
import { TellStaffHandler } from './tell-staff.command.js';
import { WatchLimitsHandler } from './watch-limits.command.js';

const onRules = { rules: AlertRuleRepository };
const onAlerts = { alerts: AlertRepository, clock: Clock };

/** The commands about limits: the rules, and what becomes of their alerts. */
export const alertCommands = [
  useCase(AlertWatch, { ...onAlerts, findings: AlertFindings }),
  CreateAlertRuleHandler,
  useCase(CreateAlertRuleUseCase, onRules),
  ChangeAlertRuleHandler,
  useCase(ChangeAlertRuleUseCase, onRules),
  RemoveAlertRuleHandler,
  useCase(RemoveAlertRuleUseCase, onRules),
  AcknowledgeAlertHandler,
  useCase(AcknowledgeAlertUseCase, onAlerts),
  CloseAlertHandler,
  useCase(CloseAlertUseCase, onAlerts),
  WatchLimitsHandler,
  useCase(WatchLimitsUseCase, { watch: AlertWatch }),
  MakeAlertRoundHandler,
  useCase(MakeAlertRoundUseCase, { rounds: DailyRounds, desk: DigestDesk, watch: AlertWatch, clock: Clock }),
  TellStaffHandler,
  useCase(TellStaffUseCase, {
    settings: NotificationSettingsRepository,
    desk: AlertNewsDesk,
    notifications: NotificationRepository,
    dispatch: NotificationDispatch,
    clock: Clock,
  }),
];
