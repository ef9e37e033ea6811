import { token } from '../../kernel/token.js';
import type { Learner } from '../progress/learner-progress.js';
import type { LearnerWatching } from './learner-watching.js';
import type { Heartbeat } from './watched.js';

export interface HeartbeatOf extends Heartbeat {
  readonly itemId: string;
}

/** What a learner has watched of a video, in the round of its item that counts. */
export interface KeptWatching {
  readonly of: Learner;
  readonly itemId: string;
  readonly round: number;
  readonly watchedMs: number;
  /** How long the video was when it was counted. */
  readonly durationMs: number;
  /** How much of it is evidence, in percent; null: nothing. */
  readonly notedPercent: number | null;
  readonly countedAt: Date;
}

/** What the signed-in learner has watched in the school of the unit of work. */
export interface WatchingRepository {
  /**
   * Counts heartbeats of different items, all of them at once, as `watchedWith` does: at the same time by another device, one
   * after the other. What is no video in a run in which the learner learns now, or is not open, is left out.
   */
  count(heartbeats: readonly HeartbeatOf[], now: Date): Promise<readonly LearnerWatching[]>;
  /** Everybody's of a run, whoever is signed in. */
  ofRun(runId: string): Promise<readonly KeptWatching[]>;
}
export const WatchingRepository = token<WatchingRepository>('WatchingRepository');
