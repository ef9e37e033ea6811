import type { Actor } from '../../kernel/actor.js';
import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { newId } from '../../kernel/id.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { AlertStateForbids } from './alert.errors.js';
import { AlertAcknowledged, AlertClosed, AlertOpened } from './alert.events.js';
import type { Finding } from './alert-findings.js';
import type { AlertEvidence, AlertState } from './alert.words.js';

/**
 * A rule applies to a student, and somebody should know. Closed by hand while the rule still applies it stays closed: the
 * next one opens when the rule has ceased to apply and applies again.
 */
export class Alert extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly ruleId!: string;
  readonly studentId!: string;
  /** As they were when it opened; the rule may be another one since. */
  readonly ruleTitle!: string;
  readonly closesItself!: boolean;
  readonly evidence!: AlertEvidence;
  /** The school's date. */
  readonly openedOn!: LocalDate;
  readonly openedAt!: Date;
  readonly state!: AlertState;
  /** The rule applied when it was last looked at. */
  readonly holds!: boolean;
  readonly version!: number;

  static open({ ruleId, studentId, ...found }: Finding, schoolId: string, now: Date): Alert {
    const { ruleTitle, closesItself, evidence, on: openedOn } = found;
    const nobody = { acknowledgedAt: null, acknowledgedBy: null, note: null };
    const notYet = { closedAt: null, closedBy: null, closeReason: null, endedAt: null };
    const alert = Object.assign(new Alert(), nobody, notYet, {
      id: newId(),
      schoolId,
      ruleId,
      studentId,
      ruleTitle,
      closesItself,
      evidence,
      openedOn,
      openedAt: now,
      state: 'open',
      holds: true,
      version: 1,
    });
    alert.record(new AlertOpened(alert.id, { ...alert.facts(), rule: ruleTitle, date: openedOn, evidence }));
    return alert;
  }

  /** Somebody knows, and says what is done about it. */
  acknowledge(note: string | null, by: Actor, now: Date): void {
    if (this.state !== 'open') throw new AlertStateForbids(this.state);
    const state: AlertState = 'acknowledged';
    Object.assign(this, { state, acknowledgedAt: now, acknowledgedBy: by.personId, note });
    this.record(new AlertAcknowledged(this.id, { ...this.facts(), by: by.personId }));
  }

  close(closeReason: string, by: Actor, now: Date): void {
    if (this.state === 'closed') throw new AlertStateForbids(this.state);
    this.end({ closeReason, closedBy: by.personId }, now);
    this.record(new AlertClosed(this.id, { ...this.facts(), byItself: false, by: by.personId }));
  }

  /** The rule applies, or applies again, to an alert that nobody has closed. */
  conditionHolds(): void {
    if (!this.holds) Object.assign(this, { holds: true, endedAt: null });
  }

  conditionEnded(now: Date): void {
    if (!this.holds) return;
    Object.assign(this, { holds: false, endedAt: now });
    if (!this.closesItself || this.state === 'closed') return;
    this.end({ closeReason: null, closedBy: null }, now);
    this.record(new AlertClosed(this.id, { ...this.facts(), byItself: true, by: null }));
  }

  private end(by: { closeReason: string | null; closedBy: string | null }, closedAt: Date): void {
    Object.assign(this, { state: 'closed' satisfies AlertState, closedAt, ...by });
  }

  private facts() {
    return { ruleId: this.ruleId, studentId: this.studentId };
  }
}
