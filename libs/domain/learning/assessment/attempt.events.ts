import { DomainEvent } from '../../kernel/domain-event.js';
import type { AttemptState } from './attempt.words.js';

/** An attempt at a quiz goes on. It says nothing of answers and scores (B6). */
export class AttemptChanged extends DomainEvent<{
  readonly runId: string;
  readonly itemId: string;
  readonly learnerId: string;
  readonly enrolmentId: string;
  readonly number: number;
  /** Null: it has begun. The same as `to`: it ends at another time. */
  readonly from: AttemptState | null;
  readonly to: AttemptState;
  /** When it ends by itself; null: never. @format date-time */
  readonly dueAt: string | null;
  /** Whether learners are shown the item: otherwise only its authors may hear of it (B10). */
  readonly isPublished: boolean;
}> {
  static override readonly type = 'learning.attempt_changed';
}
