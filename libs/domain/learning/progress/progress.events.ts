import { DomainEvent } from '../../kernel/domain-event.js';
import type { ItemProgressState, ProgressState } from './progress-of.js';

/** What somebody's evidence comes to is more now, or is measured otherwise. Its aggregate is the enrolment. */
export class ProgressChanged extends DomainEvent<{
  readonly runId: string;
  readonly learnerId: string;
  readonly state: ProgressState;
  readonly done: number;
  readonly total: number;
  /** The items whose state is another now, those that count; `from`: what it was before. */
  readonly items: readonly {
    readonly itemId: string;
    readonly from: ItemProgressState;
    readonly state: ItemProgressState;
  }[];
}> {
  static override readonly type = 'learning.progress_changed';
}
