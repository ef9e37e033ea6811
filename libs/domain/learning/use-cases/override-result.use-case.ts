import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { PointsUnknown } from '../assessment/gradebook.errors.js';
import type { ItemResultRepository } from '../assessment/item-result.repository.js';
import { scoredAs } from '../assessment/result-seen.js';
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
    const { run } = await outlines.holdToGrade({ itemId }, managesOwnOnly(actor));
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
    // What is worked out again after a reset may be of what was done before: it is evidence when more is done.
    const seen = (since: Date | null) =>
      since !== null && said.score === null ? [] : [scoredAs(itemId, shown, passAt)];
    await witness.noteAll([{ of, itemId, seen }], actor, now);
  }
}
