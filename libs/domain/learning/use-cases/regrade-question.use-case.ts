import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { AttemptRepository } from '../assessment/attempt.repository.js';
import type { Examiner } from '../assessment/examiner.js';
import type { QuestionRepository } from '../assessment/question.repository.js';
import { managesOwnOnly } from '../course.js';
import type { OutlineRepository } from '../outline/outline.repository.js';

const ENDED = ['submitted', 'overdue', 'graded', 'released'] as const;

export interface RegradeQuestionInput {
  readonly itemId: string;
  readonly questionId: string;
  readonly reason: string;
}

/**
 * Measures the answers to a question anew, by its newest version: it was wrong, and was put right. What people have marked
 * stays, and what each answer was worth before stays written down. Attempts under way go on as they were asked, and are
 * measured by it when they end.
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

  /** Answers how many attempts are worth something else now, and how many under way will be measured by it. */
  async execute(
    { itemId, questionId, reason }: RegradeQuestionInput,
    actor: Actor,
  ): Promise<{ changed: number; underWay: number }> {
    const { outlines, attempts, questions, examiner, clock } = this.deps;
    const { run } = await outlines.holdToGrade({ itemId }, managesOwnOnly(actor));
    await attempts.quiz(itemId);
    const [version] = await questions.newest([questionId]);
    if (!version) return { changed: 0, underWay: 0 };
    // Together, so that whoever ends one at this moment has either ended it or ends it by what is said here.
    const held = await attempts.holdAll(itemId, ['in_progress', ...ENDED]);
    const now = clock.now();
    const by = { paper: new Map([[questionId, version]]), reason, by: actor.personId, at: now };
    const changed = held.filter((attempt) => attempt.state !== 'in_progress' && attempt.regrade(by));
    const asked = held.filter((attempt) => attempt.asksBefore(version));
    if (asked.length > 0)
      await attempts.correct({ runId: run.id, itemId }, { version, reason, by: actor.personId }, now);
    await examiner.settle(changed, actor, now);
    const underWay = asked.filter(({ state }) => state === 'in_progress').length;
    return { changed: changed.length, underWay };
  }
}
