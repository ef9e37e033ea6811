import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { AttemptAlarm } from '../assessment/attempt-alarm.js';
import type { AttemptRepository } from '../assessment/attempt.repository.js';
import type { Examiner } from '../assessment/examiner.js';

export interface CloseAttemptInput {
  readonly attemptId: string;
}

/** B5: the time is over. What the learner has saved counts, and nothing that comes later. */
export class CloseAttemptUseCase {
  constructor(
    private readonly deps: {
      attempts: AttemptRepository;
      examiner: Examiner;
      alarm: AttemptAlarm;
      clock: Clock;
    },
  ) {}

  async execute({ attemptId }: CloseAttemptInput, actor: Actor): Promise<void> {
    const { attempts, examiner, alarm, clock } = this.deps;
    const attempt = await attempts.hold(attemptId, 'all');
    const before = attempt.state;
    const now = clock.now();
    attempt.close(await examiner.keyOf(attempt), now);
    if (attempt.state !== before) await examiner.follow(attempt, actor, now);
    // The end was put off meanwhile; or the clock that has woken us is ahead of the one that counts.
    else if (attempt.state === 'in_progress' && attempt.dueAt)
      await alarm.setAll([{ attemptId, dueAt: attempt.dueAt }]);
  }
}
