import { token } from '../../kernel/token.js';
import type { LearnerWatching } from './learner-watching.js';
import type { Heartbeat } from './watched.js';

export interface HeartbeatOf extends Heartbeat {
  readonly itemId: string;
}

/** What the signed-in learner has watched in the school of the unit of work. */
export interface WatchingRepository {
  /**
   * Counts heartbeats of different items, all of them at once, as `watchedWith` does: at the same time by another device, one
   * after the other. What is no video in a run in which the learner learns now, or is not open, is left out.
   */
  count(heartbeats: readonly HeartbeatOf[], now: Date): Promise<readonly LearnerWatching[]>;
}
export const WatchingRepository = token<WatchingRepository>('WatchingRepository');
