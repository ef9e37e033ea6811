import { DomainEvent } from '../../kernel/domain-event.js';

/** Another whole percent of a video was watched. Its aggregate is the enrolment. */
export class WatchingChanged extends DomainEvent<{
  readonly runId: string;
  readonly learnerId: string;
  readonly itemId: string;
  readonly watchedMs: number;
  readonly durationMs: number;
  /** In whole percent, rounded down. */
  readonly percent: number;
  readonly positionMs: number;
}> {
  static override readonly type = 'learning.watching_changed';
}
