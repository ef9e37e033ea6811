import { Inject, Injectable } from '@nestjs/common';
import type { AttemptAlarm, AttemptEnd } from '#domain/learning/assessment/attempt-alarm';
import { JobQueue } from '#platform/queue/job-queue';

/** A job for each attempt that ends by itself. */
@Injectable()
export class QueuedAttemptAlarm implements AttemptAlarm {
  constructor(@Inject(JobQueue) private readonly jobs: JobQueue) {}

  setAll(ends: readonly AttemptEnd[]): Promise<void> {
    return this.jobs.enqueue(
      ends.map(({ attemptId, dueAt }) => ({
        kind: 'learning.close_attempt',
        payload: { attemptId },
        runAt: dueAt,
      })),
    );
  }
}
