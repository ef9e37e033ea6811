import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { AttemptRepository } from '../assessment/attempt.repository.js';
import type { Examiner } from '../assessment/examiner.js';
import { managesOwnOnly } from '../course.js';
import type { OutlineRepository } from '../outline/outline.repository.js';

export interface ReleaseAttemptsInput {
  readonly itemId: string;
  /** Null: everything that is graded. */
  readonly attemptIds: readonly string[] | null;
}

/** B6: from now on learners see what they have reached. What is not graded waits for the next time. */
export class ReleaseAttemptsUseCase {
  constructor(
    private readonly deps: {
      outlines: OutlineRepository;
      attempts: AttemptRepository;
      examiner: Examiner;
      clock: Clock;
    },
  ) {}

  /** Answers how many were released. */
  async execute({ itemId, attemptIds }: ReleaseAttemptsInput, actor: Actor): Promise<{ released: number }> {
    const { outlines, attempts, examiner, clock } = this.deps;
    await outlines.holdToGrade({ itemId }, managesOwnOnly(actor));
    await attempts.quiz(itemId);
    const graded = await attempts.holdAll(itemId, ['graded']);
    const meant = graded.filter(({ id }) => attemptIds === null || attemptIds.includes(id));
    for (const attempt of meant) attempt.release();
    await examiner.settle(meant, actor, clock.now());
    return { released: meant.length };
  }
}
