import type { Actor } from '../../kernel/actor.js';
import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { newId } from '../../kernel/id.js';
import { AlertRuleUnsound } from './alert.errors.js';
import { AlertRuleChanged } from './alert.events.js';
import type { AlertAudience, AlertMeasure, AlertRuleDetails } from './alert.words.js';

/** The most that a threshold may be; what is more never happens. */
const MOST: Readonly<Record<AlertMeasure, number>> = {
  rate: 100,
  consecutive_absence: 60,
  lateness: 500,
  lateness_minutes: 10_000,
};

/** A school's rule of when a student's attendance needs somebody's attention. */
export class AlertRule extends AggregateRoot implements AlertRuleDetails {
  readonly id!: string;
  readonly schoolId!: string;
  readonly title!: string;
  readonly measure!: AlertMeasure;
  readonly threshold!: number;
  readonly windowDays!: number | null;
  readonly minSessions!: number | null;
  readonly yearGroup!: string | null;
  readonly closesItself!: boolean;
  readonly tells!: readonly AlertAudience[];
  readonly active!: boolean;
  readonly version!: number;

  static create(details: AlertRuleDetails, by: Actor): AlertRule {
    const rule = new AlertRule();
    Object.assign(rule, details, { id: newId(), schoolId: by.schoolId!, version: 1 });
    rule.settle(by);
    return rule;
  }

  /** Changes what is given. Alerts that it has opened keep what they were opened by. */
  change(changes: Partial<AlertRuleDetails>, by: Actor): void {
    Object.assign(this, changes);
    this.settle(by);
  }

  private settle(by: Actor): void {
    this.check();
    const { title, measure, active } = this;
    this.record(new AlertRuleChanged(this.id, { title, measure, active, by: by.personId }));
  }

  private check(): void {
    const { measure, threshold, windowDays, minSessions } = this;
    const streak = measure === 'consecutive_absence';
    const faults = [
      threshold > MOST[measure] && { pointer: '/threshold', detail: `must be at most ${MOST[measure]}` },
      streak && windowDays !== null && { pointer: '/windowDays', detail: 'must be left out' },
      !streak && windowDays === null && { pointer: '/windowDays', detail: 'is needed' },
      measure !== 'rate' && minSessions !== null && { pointer: '/minSessions', detail: 'must be left out' },
      measure === 'rate' && minSessions === null && { pointer: '/minSessions', detail: 'is needed' },
    ].filter((fault) => fault !== false);
    if (faults.length > 0) throw new AlertRuleUnsound(faults);
  }
}
