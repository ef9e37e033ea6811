import { DomainError } from '../../kernel/domain-error.js';
import type { AlertState } from './alert.words.js';

export class AlertRuleNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'attendance.alert_rule_not_found';
  constructor() {
    super('There is no such rule in this school.');
  }
}

export class AlertRuleUnsound extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'attendance.alert_rule_unsound';
  constructor(faults: readonly { readonly pointer: string; readonly detail: string }[]) {
    super('A rule cannot be like this.', { faults });
  }
}

export class AlertRuleInUse extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'attendance.alert_rule_in_use';
  constructor() {
    super('The rule has alerts, which keep it. Switch it off instead.');
  }
}

export class AlertNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'attendance.alert_not_found';
  constructor() {
    super('There is no such alert in this school, or it is not about a student of yours.');
  }
}

/** One alert for a rule and a student, as long as it is open or its condition holds. */
export class AlertStands extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'attendance.alert_stands';
  constructor() {
    super('For this rule and student there is an alert already.');
  }
}

export class AlertStateForbids extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'attendance.alert_state_forbids';
  constructor(state: AlertState) {
    super(`The alert is ${state} already.`, { facts: { state } });
  }
}
