import { AlertController } from './alert.controller.js';
import { AlertRuleController } from './alert-rule.controller.js';

/** The resources of limits. */
export const alertControllers = [AlertRuleController, AlertController];
