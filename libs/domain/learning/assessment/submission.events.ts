import { DomainEvent } from '../../kernel/domain-event.js';
import type { SubmissionState } from './submission.words.js';

/** Something that was handed in goes on. It says nothing of what it is worth (B6). */
export class SubmissionChanged extends DomainEvent<{
  readonly runId: string;
  readonly itemId: string;
  readonly learnerId: string;
  readonly enrolmentId: string;
  readonly number: number;
  /** Null: it was handed in. */
  readonly from: SubmissionState | null;
  readonly to: SubmissionState;
  /** Whether learners are shown the item: otherwise only its authors may hear of it (B10). */
  readonly isPublished: boolean;
}> {
  static override readonly type = 'learning.submission_changed';
}
