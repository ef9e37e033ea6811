import type { Actor } from '../../kernel/actor.js';
import type { Witness } from '../progress/witness.js';
import type { ItemResultRepository } from './item-result.repository.js';
import { isPassed, resultOf } from './result-of.js';
import type { Submission } from './submission.js';
import type { SubmissionRepository } from './submission.repository.js';

/** What follows when something is handed in, graded or released: the latest that is graded counts. */
export class Corrector {
  constructor(
    private readonly deps: {
      submissions: SubmissionRepository;
      results: ItemResultRepository;
      witness: Witness;
    },
  ) {}

  async settle(of: Submission, by: Actor, now: Date): Promise<void> {
    const { submissions, results, witness } = this.deps;
    const { passAt } = await submissions.assignment(of.itemId);
    // Held before the submissions are read: what others have graded or released meanwhile counts as well.
    const result = await results.hold(of, now);
    const all = await submissions.ofLearner(of);
    const scored = (released: boolean) =>
      all.flatMap(({ number, score, points, state }) =>
        score !== null && (!released || state === 'released') ? [{ number, score, points }] : [],
      );
    result.take(resultOf('latest', scored(false)), resultOf('latest', scored(true)), by, now);
    const shown = result.shown();
    if (!shown) return;
    const { itemId } = of;
    const score = Math.round((shown.score * 10_000) / shown.points) / 10_000;
    await witness.note(of, { kind: 'scored', itemId, score, passed: isPassed(shown, passAt) }, by, now);
  }
}
