import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { CourseEnrolmentRepository } from '../enrolment/course-enrolment.repository.js';
import type { ProgressRepository } from '../progress/progress.repository.js';
import { Witness } from '../progress/witness.js';
import type { HeartbeatOf, WatchingRepository } from '../watching/watching.repository.js';

export interface WatchVideosInput {
  /** Of different items. */
  readonly heartbeats: readonly HeartbeatOf[];
}

/** What counted of an item. */
export interface WatchedNow {
  readonly itemId: string;
  readonly watchedMs: number;
  readonly durationMs: number;
  readonly percent: number;
  readonly positionMs: number;
}

/** A learner's player tells what it has played. What is not open to the learner counts nothing, and is left out. */
export class WatchVideosUseCase {
  constructor(
    private readonly deps: {
      watching: WatchingRepository;
      progress: ProgressRepository;
      enrolments: CourseEnrolmentRepository;
      clock: Clock;
    },
  ) {}

  async execute({ heartbeats }: WatchVideosInput, actor: Actor): Promise<WatchedNow[]> {
    const { watching, clock } = this.deps;
    const now = clock.now();
    const counted = await watching.count(heartbeats, now);
    const witness = new Witness(this.deps);
    for (const { of, now: watched, newEvidence } of counted) {
      if (newEvidence === null) continue;
      const seen = {
        kind: 'watched',
        itemId: watched.itemId,
        score: newEvidence / 100,
        passed: null,
        round: watched.round,
      } as const;
      await witness.note(of, seen, actor, now);
    }
    return counted.map(({ now: watched, percent }) => {
      const { itemId, watchedMs, durationMs, positionMs } = watched;
      return { itemId, watchedMs, durationMs, percent, positionMs };
    });
  }
}
