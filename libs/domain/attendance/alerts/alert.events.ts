import { DomainEvent } from '../../kernel/domain-event.js';
import type { LocalDate } from '../../kernel/local-date.js';
import type { AlertEvidence, AlertMeasure } from './alert.words.js';

export interface AlertFacts {
  readonly ruleId: string;
  readonly studentId: string;
}

/** A rule was made or changed, so that it may apply to others now. */
export class AlertRuleChanged extends DomainEvent<{
  readonly title: string;
  readonly measure: AlertMeasure;
  readonly active: boolean;
  readonly by: string | null;
}> {
  static override readonly type = 'attendance.alert_rule_changed';
}

/** A rule has begun to apply to a student. */
export class AlertOpened extends DomainEvent<
  AlertFacts & { readonly rule: string; readonly date: LocalDate; readonly evidence: AlertEvidence }
> {
  static override readonly type = 'attendance.alert_opened';
}

export class AlertAcknowledged extends DomainEvent<AlertFacts & { readonly by: string | null }> {
  static override readonly type = 'attendance.alert_acknowledged';
}

/** By somebody, or by itself because the rule has ceased to apply. */
export class AlertClosed extends DomainEvent<
  AlertFacts & { readonly byItself: boolean; readonly by: string | null }
> {
  static override readonly type = 'attendance.alert_closed';
}
