import type { Actor } from '../../../kernel/actor.js';
import { AlertRule } from '../alert-rule.js';
import type { AlertRuleRepository } from '../alert.repository.js';
import type { AlertRuleDetails } from '../alert.words.js';

export class CreateAlertRuleUseCase {
  constructor(private readonly deps: { rules: AlertRuleRepository }) {}

  async execute(details: AlertRuleDetails, actor: Actor): Promise<{ id: string }> {
    const rule = AlertRule.create(details, actor);
    this.deps.rules.add(rule);
    return { id: rule.id };
  }
}
