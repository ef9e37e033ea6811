import type { Actor } from '../../kernel/actor.js';
import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { newId } from '../../kernel/id.js';
import { AnnouncementPublished, AnnouncementWithdrawn } from './talk.events.js';

export interface AnnouncementDetails {
  readonly title: string;
  readonly markdown: string;
}

/** What the authors of a run tell everybody in it. It is out when it is made, and is withdrawn rather than changed. */
export class Announcement extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly runId!: string;
  readonly version!: number;
  private title!: string;
  private markdown!: string;
  readonly publishedAt!: Date;
  readonly publishedBy!: string | null;
  readonly withdrawnAt!: Date | null;

  static publish(runId: string, details: AnnouncementDetails, by: Actor, now: Date): Announcement {
    const own = { id: newId(), schoolId: by.schoolId!, runId, version: 1, withdrawnAt: null };
    const announcement = new Announcement();
    Object.assign(announcement, details, own, { publishedAt: now, publishedBy: by.personId });
    announcement.record(new AnnouncementPublished(announcement.id, { runId, by: by.personId }));
    return announcement;
  }

  /** Twice is once. */
  withdraw(by: Actor, now: Date): void {
    if (this.withdrawnAt) return;
    Object.assign(this, { withdrawnAt: now });
    this.record(new AnnouncementWithdrawn(this.id, { runId: this.runId, by: by.personId }));
  }
}
