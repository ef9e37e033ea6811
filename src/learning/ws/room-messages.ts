/** `learning.announcement_…` on `course-run:{runId}:room`. What it says is read. */
export class AnnouncementMessage {
  /** @format uuid */
  announcementId!: string;
  /** @format uuid */
  runId!: string;
}

/**
 * `learning.post_changed` on `course-run:{runId}:room`; of an item that learners are not shown on `course-run:{runId}:learners`, for
 * the authors. What it says is read.
 */
export class PostMessage {
  /** @format uuid */
  postId!: string;
  /** @format uuid */
  itemId!: string;
  /** The post that began the thread. @format uuid */
  threadId!: string;
  change!: 'written' | 'hidden' | 'shown' | 'locked' | 'unlocked';
}

/** `learning.post_reported` on `course-run:{runId}:learners`, for the authors. */
export class PostReportMessage {
  /** @format uuid */
  postId!: string;
  /** @format uuid */
  itemId!: string;
}

/** `learning.presence_changed` on `course-run:{runId}:room`. Names are read. */
export class PresenceMessage {
  /** The live session. @format uuid */
  itemId!: string;
  /** @format uuid */
  personId!: string;
  /** They are there until then, unless they say so again before; null: they have left. @format date-time */
  until!: string | null;
}
