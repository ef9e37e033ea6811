import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { AttemptRepository } from '../assessment/attempt.repository.js';
import type { Examiner } from '../assessment/examiner.js';
import type { QuestionRepository } from '../assessment/question.repository.js';
import { managesOwnOnly } from '../course.js';
import type { OutlineRepository } from '../outline/outline.repository.js';

export interface RegradeQuestionInput {
  readonly itemId: string;
  readonly questionId: string;
  readonly reason: string;
}

/**
 * Measures the answers to a question anew, by its newest version: it was wrong, and was put right. What people have marked
 * stays, and what each answer was worth before stays written down.
 */
export class RegradeQuestionUseCase {
  constructor(
    private readonly deps: {
      outlines: OutlineRepository;
      attempts: AttemptRepository;
      questions: QuestionRepository;
      examiner: Examiner;
      clock: Clock;
    },
  ) {}

  /** Answers how many attempts are worth something else now. */
  async execute(
    { itemId, questionId, reason }: RegradeQuestionInput,
    actor: Actor,
  ): Promise<{ changed: number }> {
    const { outlines, attempts, questions, examiner, clock } = this.deps;
    await outlines.hold({ itemId }, managesOwnOnly(actor));
    await attempts.quiz(itemId);
    const paper = new Map((await questions.newest([questionId])).map((one) => [one.questionId, one]));
    const now = clock.now();
    const by = { paper, reason, by: actor.personId, at: now };
    const ended = await attempts.holdAll(itemId, ['submitted', 'overdue', 'graded', 'released']);
    const changed = ended.filter((attempt) => attempt.regrade(by));
    await examiner.settle(changed, actor, now);
    return { changed: changed.length };
  }
}
