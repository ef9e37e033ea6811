import type { Clock } from '../../kernel/clock.js';
import type { AttemptAlarm } from './attempt-alarm.js';
import type { AttemptRepository } from './attempt.repository.js';

/** Sees to it that attempts under way end when their authors say now, and not when they said as these were begun (B5). */
export class Timekeeper {
  constructor(private readonly deps: { attempts: AttemptRepository; alarm: AttemptAlarm; clock: Clock }) {}

  /** The end of a run, or the closing of something in it, was changed in this unit of work, which holds the run. */
  async follow(runId: string): Promise<void> {
    const { attempts, alarm, clock } = this.deps;
    const underWay = await attempts.holdUnderWay(runId);
    const now = clock.now();
    const sooner = underWay.flatMap(({ attempt, ...bounds }) => {
      const before = attempt.dueAt;
      attempt.endBy(bounds, now);
      const { id, dueAt } = attempt;
      // Whoever is to be woken before the end sets the alarm anew then.
      return dueAt !== null && (before === null || dueAt < before) ? [{ attemptId: id, dueAt }] : [];
    });
    if (sooner.length > 0) await alarm.setAll(sooner);
  }
}
