import { Inject, Injectable } from '@nestjs/common';
import type { AttemptAlarm } from '#domain/learning/assessment/attempt-alarm';
import { JobQueue } from '#platform/queue/job-queue';

/** A job for each attempt that ends by itself. */
@Injectable()
export class QueuedAttemptAlarm implements AttemptAlarm {
  constructor(@Inject(JobQueue) private readonly jobs: JobQueue) {}

  setFor(attemptId: string, dueAt: Date): Promise<void> {
    return this.jobs.enqueue({ kind: 'learning.close_attempt', payload: { attemptId }, runAt: dueAt });
  }
}
