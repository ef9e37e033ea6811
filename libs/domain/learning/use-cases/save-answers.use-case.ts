import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { AnswerToSave } from '../assessment/attempt.words.js';
import type { AttemptRepository } from '../assessment/attempt.repository.js';
import type { Examiner } from '../assessment/examiner.js';

export interface SaveAnswersInput {
  readonly attemptId: string;
  readonly answers: readonly AnswerToSave[];
}

/** Keeps what the learner has answered so far. */
export class SaveAnswersUseCase {
  constructor(private readonly deps: { attempts: AttemptRepository; examiner: Examiner; clock: Clock }) {}

  async execute({ attemptId, answers }: SaveAnswersInput, _actor: Actor): Promise<void> {
    const { attempts, examiner, clock } = this.deps;
    const attempt = await attempts.hold(attemptId, 'mine');
    attempt.save(answers, await examiner.paperOf(attempt), clock.now());
  }
}
