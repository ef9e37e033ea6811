import type { Actor } from '../../../kernel/actor.js';
import { expectVersion } from '../../../kernel/version.js';
import type { AlertRuleRepository } from '../alert.repository.js';
import type { AlertRuleDetails } from '../alert.words.js';

export interface ChangeAlertRuleInput {
  readonly ruleId: string;
  readonly changes: Partial<AlertRuleDetails>;
  /** The version that the change was prepared on; undefined to change whatever is there. */
  readonly expectedVersion: number | undefined;
}

export class ChangeAlertRuleUseCase {
  constructor(private readonly deps: { rules: AlertRuleRepository }) {}

  async execute({ ruleId, changes, expectedVersion }: ChangeAlertRuleInput, actor: Actor): Promise<void> {
    const rule = await this.deps.rules.byId(ruleId);
    expectVersion(rule, expectedVersion);
    rule.change(changes, actor);
  }
}
