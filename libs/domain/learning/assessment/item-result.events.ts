import { DomainEvent } from '../../kernel/domain-event.js';

/** A line of the gradebook is another now. How many points it is, is read by those who may (B6). */
export class ResultChanged extends DomainEvent<{
  readonly runId: string;
  readonly itemId: string;
  readonly learnerId: string;
  readonly enrolmentId: string;
  /** Whether the learner sees another result now. */
  readonly isShown: boolean;
}> {
  static override readonly type = 'learning.result_changed';
}
