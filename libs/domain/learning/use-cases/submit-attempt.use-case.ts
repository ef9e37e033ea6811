import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { AttemptRepository } from '../assessment/attempt.repository.js';
import type { Examiner } from '../assessment/examiner.js';

export interface SubmitAttemptInput {
  readonly attemptId: string;
}

/** The learner hands it in. What can be graded by itself is; nothing of it can be changed any more. */
export class SubmitAttemptUseCase {
  constructor(private readonly deps: { attempts: AttemptRepository; examiner: Examiner; clock: Clock }) {}

  async execute({ attemptId }: SubmitAttemptInput, actor: Actor): Promise<void> {
    const { attempts, examiner, clock } = this.deps;
    const attempt = await attempts.hold(attemptId, 'mine');
    const before = attempt.state;
    const now = clock.now();
    attempt.submit(await examiner.keyOf(attempt), now);
    if (attempt.state !== before) await examiner.follow(attempt, actor, now);
  }
}
