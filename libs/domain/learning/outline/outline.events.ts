import { DomainEvent } from '../../kernel/domain-event.js';
import type { OutlineChange } from './outline.words.js';

/** What a run is made of is another now. What it says is in no event: it may be unpublished (B10). */
export class OutlineChanged extends DomainEvent<{
  readonly courseId: string;
  readonly change: OutlineChange;
  /** The module or the item; of a rearrangement the run. */
  readonly subjectId: string;
  readonly by: string | null;
}> {
  static override readonly type = 'learning.outline_changed';
}
