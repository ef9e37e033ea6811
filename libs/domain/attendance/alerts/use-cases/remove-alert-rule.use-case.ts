import { expectVersion } from '../../../kernel/version.js';
import type { AlertRuleRepository } from '../alert.repository.js';

export interface RemoveAlertRuleInput {
  readonly ruleId: string;
  /** The version that the caller saw; undefined for whatever is there. */
  readonly expectedVersion: number | undefined;
}

/** A rule that has never opened an alert; another one is switched off. */
export class RemoveAlertRuleUseCase {
  constructor(private readonly deps: { rules: AlertRuleRepository }) {}

  async execute({ ruleId, expectedVersion }: RemoveAlertRuleInput): Promise<void> {
    const rule = await this.deps.rules.byId(ruleId);
    expectVersion(rule, expectedVersion);
    this.deps.rules.remove(rule);
  }
}
