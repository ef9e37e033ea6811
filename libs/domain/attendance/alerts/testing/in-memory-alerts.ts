import { dateIn, type LocalDate } from '../../../kernel/local-date.js';
import type { Alert } from '../alert.js';
import { evidenceOf } from '../alert-condition.js';
import { AlertNotFound } from '../alert.errors.js';
import type { AlertFindings, Finding } from '../alert-findings.js';
import type { AlertRepository } from '../alert.repository.js';
import type { AlertRule } from '../alert-rule.js';
import type { AlertDay } from '../alert.words.js';

/** Rules, alerts and the figures of students of one school in memory. */
export class InMemoryAlerts implements AlertRepository, AlertFindings {
  readonly rules: AlertRule[] = [];
  readonly alerts: Alert[] = [];
  /** By student. */
  readonly days = new Map<string, readonly AlertDay[]>();
  readonly yearGroups = new Map<string, string>();

  constructor(private readonly timeZone = 'Europe/Warsaw') {}

  async hold(): Promise<void> {}

  async live(): Promise<Alert[]> {
    return this.alerts.filter(({ state, holds }) => state !== 'closed' || holds);
  }

  async byId(id: string): Promise<Alert> {
    const alert = this.alerts.find((one) => one.id === id);
    if (!alert) throw new AlertNotFound();
    return alert;
  }

  add(alert: Alert): void {
    this.alerts.push(alert);
  }

  async of(now: Date, date: LocalDate | null): Promise<Finding[]> {
    const on = dateIn(this.timeZone, now);
    const live = new Set((await this.live()).map(({ studentId }) => studentId));
    const looked = [...this.days].filter(
      ([studentId, days]) => date === null || live.has(studentId) || days.some((day) => day.date === date),
    );
    return looked.flatMap(([studentId, days]) =>
      this.rules.flatMap((rule) => this.finding(rule, studentId, days, on) ?? []),
    );
  }

  private finding(
    rule: AlertRule,
    studentId: string,
    days: readonly AlertDay[],
    on: LocalDate,
  ): Finding | undefined {
    const { id: ruleId, title: ruleTitle, closesItself, yearGroup, active } = rule;
    const meant = active && (yearGroup === null || yearGroup === this.yearGroups.get(studentId));
    const evidence = meant ? evidenceOf(rule, days, on) : null;
    return evidence ? { ruleId, studentId, ruleTitle, closesItself, evidence, on } : undefined;
  }
}
