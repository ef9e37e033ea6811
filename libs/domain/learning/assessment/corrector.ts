import type { Actor } from '../../kernel/actor.js';
import type { Witness } from '../progress/witness.js';
import type { ItemResultRepository } from './item-result.repository.js';
import { resultOf, scored } from './result-of.js';
import { resultSeen } from './result-seen.js';
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
    const graded = resultOf('latest', scored(all, false));
    result.take(graded, resultOf('latest', scored(all, true)), by, now);
    if (!result.shown()) return;
    const handedIn = (since: Date) => all.filter(({ submittedAt }) => submittedAt >= since);
    const worked = (since: Date) => resultOf('latest', scored(handedIn(since), true));
    const seen = (since: Date | null) => resultSeen(result, passAt, since, worked);
    await witness.noteAll([{ of, itemId: of.itemId, seen }], by, now);
  }
}
