import { Inject, Injectable } from '@nestjs/common';
import type { PublicationAlarm } from '#domain/academy/content/publication-alarm';
import { JobQueue } from '#platform/queue/job-queue';

/** A job for each moment that a version is scheduled for: of those that were moved, all but the last find nothing to do. */
@Injectable()
export class QueuedPublicationAlarm implements PublicationAlarm {
  constructor(@Inject(JobQueue) private readonly jobs: JobQueue) {}

  set(versionId: string, at: Date): Promise<void> {
    const payload = { versionId, publishAt: at.toISOString() };
    return this.jobs.enqueue({ kind: 'academy.publish_version', payload, runAt: at });
  }
}
