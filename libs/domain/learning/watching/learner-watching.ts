import { AggregateRoot } from '../../kernel/aggregate-root.js';
import type { Learner } from '../progress/learner-progress.js';
import { percentWatched, unnotedOf } from './watched.js';
import { WatchingChanged } from './watching.events.js';

/** What a heartbeat has come to. */
export interface CountedWatching {
  readonly itemId: string;
  readonly durationMs: number;
  readonly watchedMs: number;
  readonly positionMs: number;
  /** Before it; null: it was the first. */
  readonly formerMs: number | null;
  /** How long the video was then: its author may have put a shorter one there since. */
  readonly formerDurationMs: number | null;
  /** How often the item was reset before. */
  readonly round: number;
  /** How much of it is evidence in that round, in percent; null: nothing. */
  readonly notedPercent: number | null;
}

/** A learner before a video, as the last heartbeat has left it. */
export class LearnerWatching extends AggregateRoot {
  constructor(
    readonly of: Learner,
    readonly now: CountedWatching,
  ) {
    super();
    const { runId, learnerId, enrolmentId } = of;
    const { itemId, durationMs, watchedMs, positionMs } = now;
    const { percent } = this;
    const facts = { runId, learnerId, itemId, watchedMs, durationMs, percent, positionMs };
    if (percent !== this.formerPercent) this.record(new WatchingChanged(enrolmentId, facts));
  }

  get percent(): number {
    return percentWatched(this.now.watchedMs, this.now.durationMs);
  }

  /** How much is evidence now that was none before, in percent; null: nothing. The first heartbeat is. */
  get newEvidence(): number | null {
    return unnotedOf(this.percent, this.now.notedPercent);
  }

  /** Null: it was the first heartbeat. */
  get formerPercent(): number | null {
    const { formerMs, formerDurationMs } = this.now;
    return formerMs === null || formerDurationMs === null ? null : percentWatched(formerMs, formerDurationMs);
  }
}
