import type { Actor } from '../../kernel/actor.js';
import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { ScoreInvalid } from './attempt.errors.js';
import { ResultChanged } from './item-result.events.js';
import { isScoreOf } from './marking.js';
import { sumOf } from './grading.js';
import type { Points } from './result-of.js';

/** What one learner's work on one item has come to: a line of the gradebook. */
export class ItemResult extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly runId!: string;
  readonly itemId!: string;
  readonly learnerId!: string;
  readonly enrolmentId!: string;
  /** Of everything that is graded, released or not; null: nothing is. */
  readonly score!: number | null;
  readonly points!: number | null;
  /** Of what is released: what learners see (B6). */
  readonly releasedScore!: number | null;
  readonly releasedPoints!: number | null;
  /** By a person, instead of what was worked out; seen by the learner at once. */
  readonly override!: number | null;
  /** Of how many points that is said: later attempts may be worth fewer. */
  readonly overridePoints!: number | null;
  /** Why it is as it is; null: it was worked out. */
  readonly reason!: string | null;
  readonly changedAt!: Date;
  readonly changedBy!: string | null;
  readonly version!: number;
  /** Whether learners are shown the item: otherwise its authors alone hear of it (B10). Read with it, and not stored. */
  readonly isPublished!: boolean;

  /** What the learner's attempts or submissions come to now. */
  take(graded: Points | null, released: Points | null, by: Actor, now: Date): void {
    const before = this.shown();
    const is = [this.score, this.points, this.releasedScore, this.releasedPoints];
    const wanted = [
      graded?.score ?? null,
      graded?.points ?? null,
      released?.score ?? null,
      released?.points ?? null,
    ];
    if (JSON.stringify(is) === JSON.stringify(wanted)) return;
    const [score, points, releasedScore, releasedPoints] = wanted;
    Object.assign(this, { score, points, releasedScore, releasedPoints });
    this.settle(before, by, now);
  }

  /** Says what it is instead; null takes that back. @throws ScoreInvalid */
  overrideBy(score: number | null, points: number, reason: string, by: Actor, now: Date): void {
    if (score !== null && !isScoreOf(points, score)) throw new ScoreInvalid(points);
    const before = this.shown();
    Object.assign(this, { override: score, overridePoints: points, reason });
    this.settle(before, by, now);
  }

  /** What the learner sees; null: nothing yet. */
  shown(): Points | null {
    return this.override === null
      ? pointsOf(this.releasedScore, this.releasedPoints)
      : pointsOf(this.override, this.overridePoints ?? this.points);
  }

  private settle(before: Points | null, by: Actor, now: Date): void {
    Object.assign(this, { changedAt: now, changedBy: by.personId });
    const { runId, itemId, learnerId, enrolmentId, isPublished } = this;
    const isShown = JSON.stringify(this.shown()) !== JSON.stringify(before);
    this.record(new ResultChanged(this.id, { runId, itemId, learnerId, enrolmentId, isShown, isPublished }));
  }
}

function pointsOf(score: number | null, points: number | null): Points | null {
  return score === null || points === null ? null : { score: sumOf([score]), points };
}
