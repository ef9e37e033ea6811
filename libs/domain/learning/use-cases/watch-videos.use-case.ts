import type { Clock } from '../../kernel/clock.js';
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
  constructor(private readonly deps: { watching: WatchingRepository; clock: Clock }) {}

  async execute({ heartbeats }: WatchVideosInput): Promise<WatchedNow[]> {
    const { watching, clock } = this.deps;
    const counted = await watching.count(heartbeats, clock.now());
    return counted.map(({ now, percent }) => {
      const { itemId, watchedMs, durationMs, positionMs } = now;
      return { itemId, watchedMs, durationMs, percent, positionMs };
    });
  }
}
