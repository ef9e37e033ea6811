import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { AttemptRepository } from '../assessment/attempt.repository.js';
import type { Examiner } from '../assessment/examiner.js';
import { managesOwnOnly } from '../course.js';

export interface MarkAnswerInput {
  readonly attemptId: string;
  readonly questionId: string;
  /** Points, with at most two places. */
  readonly score: number;
  readonly comment: string | null;
  /** Why it is another one than before; null: it was not graded. */
  readonly reason: string | null;
}

/** A person says what an answer is worth. */
export class MarkAnswerUseCase {
  constructor(private readonly deps: { attempts: AttemptRepository; examiner: Examiner; clock: Clock }) {}

  async execute({ attemptId, questionId, ...mark }: MarkAnswerInput, actor: Actor): Promise<void> {
    const { attempts, examiner, clock } = this.deps;
    const attempt = await attempts.hold(attemptId, managesOwnOnly(actor) ? 'taught' : 'all');
    const now = clock.now();
    attempt.mark(questionId, mark, actor, now);
    await examiner.follow(attempt, actor, now);
  }
}
