import { DomainEvent } from '../../kernel/domain-event.js';

/** What it says is in no event: read it. Its aggregate is the announcement. */
export class AnnouncementPublished extends DomainEvent<{
  readonly runId: string;
  readonly by: string | null;
}> {
  static override readonly type = 'learning.announcement_published';
}

export class AnnouncementWithdrawn extends DomainEvent<{
  readonly runId: string;
  readonly by: string | null;
}> {
  static override readonly type = 'learning.announcement_withdrawn';
}

/** Somebody has said something about an item, or it was hidden, shown, locked, unlocked. Its aggregate is the post. */
export class PostChanged extends DomainEvent<{
  readonly runId: string;
  readonly itemId: string;
  /** The post that began the thread. */
  readonly threadId: string;
  readonly change: 'written' | 'hidden' | 'shown' | 'locked' | 'unlocked';
  /** Whether learners are shown the item: otherwise only its authors may hear of it (B10). */
  readonly isPublished: boolean;
}> {
  static override readonly type = 'learning.post_changed';
}

/** Somebody asks the authors to look at a post. Who it was is in no event. Its aggregate is the post. */
export class PostReported extends DomainEvent<{ readonly runId: string; readonly itemId: string }> {
  static override readonly type = 'learning.post_reported';
}
