import { DomainEvent } from '../../kernel/domain-event.js';
import type { AttemptState } from './attempt.words.js';

/** An attempt at a quiz goes on. It says nothing of answers and scores (B6). */
export class AttemptChanged extends DomainEvent<{
  readonly runId: string;
  readonly itemId: string;
  readonly learnerId: string;
  readonly enrolmentId: string;
  readonly number: number;
  /** Null: it has begun. */
  readonly from: AttemptState | null;
  readonly to: AttemptState;
}> {
  static override readonly type = 'learning.attempt_changed';
}
