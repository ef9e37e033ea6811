import type { Actor } from '../../kernel/actor.js';
import type { Witness } from '../progress/witness.js';
import type { Attempt, Paper } from './attempt.js';
import type { AttemptRepository } from './attempt.repository.js';
import type { ItemResultRepository } from './item-result.repository.js';
import type { QuestionRepository } from './question.repository.js';
import { isPassed, resultOf } from './result-of.js';

/** What follows when an attempt ends, is graded or is released. */
export class Examiner {
  constructor(
    private readonly deps: {
      attempts: AttemptRepository;
      questions: QuestionRepository;
      results: ItemResultRepository;
      witness: Witness;
    },
  ) {}

  /** What was asked in the attempt, with what is right. */
  async paperOf({ asked }: Attempt): Promise<Paper> {
    const versions = await this.deps.questions.versions(asked);
    return new Map(versions.map((one) => [one.questionId, one]));
  }

  /** The attempt has ended: that is evidence, and what is graded goes its way. */
  async follow(attempt: Attempt, by: Actor, now: Date): Promise<void> {
    if (attempt.state === 'abandoned') return;
    const { itemId } = attempt;
    await this.deps.witness.note(attempt, { kind: 'submitted', itemId, score: null, passed: null }, by, now);
    const { release } = await this.deps.attempts.quiz(itemId);
    if (release === 'at_once' && attempt.state === 'graded') attempt.release();
    await this.settle(attempt, by, now);
  }

  /** Works out what the learner's attempts come to, and notes what is released of it as evidence. */
  async settle(of: Attempt, by: Actor, now: Date): Promise<void> {
    const { attempts, results, witness } = this.deps;
    const { method, passAt } = await attempts.quiz(of.itemId);
    const all = await attempts.ofLearner(of);
    const result = await results.hold(of, now);
    const scored = (released: boolean) =>
      all.flatMap(({ number, score, points, state }) =>
        score !== null && (!released || state === 'released') ? [{ number, score, points }] : [],
      );
    result.take(resultOf(method, scored(false)), resultOf(method, scored(true)), by, now);
    const shown = result.shown();
    if (!shown) return;
    const { itemId } = of;
    const score = Math.round((shown.score * 10_000) / shown.points) / 10_000;
    await witness.note(of, { kind: 'scored', itemId, score, passed: isPassed(shown, passAt) }, by, now);
  }
}
