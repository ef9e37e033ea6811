import { Inject, Injectable } from '@nestjs/common';
import type { AnnouncementMails } from '#domain/learning/talk/announcement-mails';
import type { AnnouncementReader } from '#domain/learning/talk/talk.repository';
import { JobQueue } from '#platform/queue/job-queue';

/** A job for each mail, so that one that fails holds up no other; known by announcement and reader, so once. */
@Injectable()
export class QueuedAnnouncementMails implements AnnouncementMails {
  constructor(@Inject(JobQueue) private readonly jobs: JobQueue) {}

  async place(announcementId: string, readers: readonly AnnouncementReader[]): Promise<void> {
    await this.jobs.enqueue(
      readers.map(({ learnerId }) => ({
        kind: 'learning.mail_announcement',
        payload: { announcementId, learnerId },
        onceKey: `${announcementId}.${learnerId}`,
      })),
    );
  }
}
