import { DomainEvent } from '../../kernel/domain-event.js';

/** A line of the gradebook is another now. How many points it is, is read by those who may (B6). */
export class ResultChanged extends DomainEvent<{
  readonly runId: string;
  readonly itemId: string;
  readonly learnerId: string;
  readonly enrolmentId: string;
  /** Whether the learner sees another result now, where the item is published. */
  readonly isShown: boolean;
  /** Whether learners are shown the item: otherwise only its authors may hear of it (B10). */
  readonly isPublished: boolean;
}> {
  static override readonly type = 'learning.result_changed';
}
