import { ExplainAlertHandler } from './explain-alert.query.js';
import { GetAlertHandler } from './get-alert.query.js';
import { GetAlertRuleHandler } from './get-alert-rule.query.js';
import { ListAlertRulesHandler } from './list-alert-rules.query.js';
import { ListAlertsHandler } from './list-alerts.query.js';

/** What is asked about limits. */
export const alertQueries = [
  ListAlertsHandler,
  GetAlertHandler,
  ExplainAlertHandler,
  ListAlertRulesHandler,
  GetAlertRuleHandler,
];
