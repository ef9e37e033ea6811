import { token } from '../../kernel/token.js';
import type { Alert } from './alert.js';
import type { AlertRule } from './alert-rule.js';

/** The alerts of the school of the unit of work. */
export interface AlertRepository {
  /** Others who look at this school's limits wait until the unit of work ends, and then see what it has written. */
  hold(): Promise<void>;
  /** Those that are not over: open, acknowledged, or closed by hand while their rule applies. */
  live(): Promise<Alert[]>;
  /** @throws AlertNotFound */
  byId(id: string): Promise<Alert>;
  add(alert: Alert): void;
}
export const AlertRepository = token<AlertRepository>('AlertRepository');

export interface AlertRuleRepository {
  /** @throws AlertRuleNotFound */
  byId(id: string): Promise<AlertRule>;
  add(rule: AlertRule): void;
  /** @throws AlertRuleInUse when it has alerts */
  remove(rule: AlertRule): void;
}
export const AlertRuleRepository = token<AlertRuleRepository>('AlertRuleRepository');
