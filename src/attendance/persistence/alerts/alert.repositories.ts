import { AlertFindings } from '#domain/attendance/alerts/alert-findings';
import { AlertNewsDesk } from '#domain/attendance/alerts/alert-news';
import { AlertRepository, AlertRuleRepository } from '#domain/attendance/alerts/alert.repository';
import { MikroAlertRepository } from './mikro-alert.repository.js';
import { MikroAlertRuleRepository } from './mikro-alert-rule.repository.js';
import { SqlAlertFindings } from './sql-alert-findings.js';
import { SqlAlertNewsDesk } from './sql-alert-news-desk.js';

/** What alerts are kept by, and what they look at. */
export const alertRepositories = [
  { provide: AlertRepository, useClass: MikroAlertRepository },
  { provide: AlertRuleRepository, useClass: MikroAlertRuleRepository },
  { provide: AlertFindings, useClass: SqlAlertFindings },
  { provide: AlertNewsDesk, useClass: SqlAlertNewsDesk },
];
