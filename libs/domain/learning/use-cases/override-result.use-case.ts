import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { PointsUnknown } from '../assessment/gradebook.errors.js';
import type { ItemResultRepository } from '../assessment/item-result.repository.js';
import { isPassed } from '../assessment/result-of.js';
import { managesOwnOnly } from '../course.js';
import type { OutlineRepository } from '../outline/outline.repository.js';
import type { Witness } from '../progress/witness.js';

export interface OverrideResultInput {
  readonly itemId: string;
  readonly learnerId: string;
  /** Points instead of what was worked out; null takes that back. */
  readonly score: number | null;
  /** How many there are, where nothing says it yet. */
  readonly points: number | null;
  readonly reason: string;
}

/** A person says what a result is, and why. The learner sees it at once; what it was before stays written down (B6). */
export class OverrideResultUseCase {
  constructor(
    private readonly deps: {
      outlines: OutlineRepository;
      results: ItemResultRepository;
      witness: Witness;
      clock: Clock;
    },
  ) {}

  async execute({ itemId, learnerId, ...said }: OverrideResultInput, actor: Actor): Promise<void> {
    const { outlines, results, witness, clock } = this.deps;
    const { run } = await outlines.hold({ itemId }, managesOwnOnly(actor));
    const item = await outlines.item(itemId);
    const of = await results.placeOf({ schoolId: run.schoolId, runId: run.id, itemId, learnerId });
    const now = clock.now();
    const result = await results.hold(of, now);
    const points = result.points ?? item.assignment()?.points ?? said.points ?? result.overridePoints;
    if (points === null) throw new PointsUnknown();
    result.overrideBy(said.score, points, said.reason, actor, now);
    const shown = result.shown();
    if (!shown) return;
    const passAt = (item.quiz() ?? item.assignment())?.passAt ?? null;
    const score = Math.round((shown.score * 10_000) / shown.points) / 10_000;
    await witness.note(of, { kind: 'scored', itemId, score, passed: isPassed(shown, passAt) }, actor, now);
  }
}
