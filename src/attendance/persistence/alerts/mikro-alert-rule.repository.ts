import { AlertRule } from '#domain/attendance/alerts/alert-rule';
import { AlertRuleNotFound } from '#domain/attendance/alerts/alert.errors';
import type { AlertRuleRepository } from '#domain/attendance/alerts/alert.repository';
import { transaction } from '#platform/persistence/transaction';
import './alert.mapping.js';

export class MikroAlertRuleRepository implements AlertRuleRepository {
  async byId(id: string): Promise<AlertRule> {
    const rule = await transaction().em.findOne(AlertRule, { id });
    if (!rule) throw new AlertRuleNotFound();
    return rule;
  }

  add(rule: AlertRule): void {
    transaction().em.persist(rule);
  }

  remove(rule: AlertRule): void {
    transaction().em.remove(rule);
  }
}
