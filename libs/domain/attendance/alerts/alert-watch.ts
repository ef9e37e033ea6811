import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { Alert } from './alert.js';
import type { AlertFindings } from './alert-findings.js';
import type { AlertRepository } from './alert.repository.js';

/** Looks at how things are, and lets alerts say so: asked twice, or in another order, it comes to the same. */
export class AlertWatch {
  constructor(private readonly deps: { alerts: AlertRepository; findings: AlertFindings; clock: Clock }) {}

  /** @param date whose figures have changed; null to look at everyone */
  async look(date: LocalDate | null, by: Actor): Promise<void> {
    const { alerts, findings, clock } = this.deps;
    const now = clock.now();
    await alerts.hold();
    const found = new Map((await findings.of(now, date)).map((finding) => [keyOf(finding), finding]));
    for (const alert of await alerts.live()) {
      if (found.delete(keyOf(alert))) alert.conditionHolds();
      else alert.conditionEnded(now);
    }
    for (const finding of found.values()) alerts.add(Alert.open(finding, by.schoolId!, now));
  }
}

function keyOf({ ruleId, studentId }: { readonly ruleId: string; readonly studentId: string }): string {
  return `${ruleId} ${studentId}`;
}
