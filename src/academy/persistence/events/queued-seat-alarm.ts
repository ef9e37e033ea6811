import { Inject, Injectable } from '@nestjs/common';
import type { SeatAlarm, SeatDue } from '#domain/academy/events/seat-alarm';
import { JobQueue } from '#platform/queue/job-queue';

/** A job for each moment at which a seat may come free by itself. */
@Injectable()
export class QueuedSeatAlarm implements SeatAlarm {
  constructor(@Inject(JobQueue) private readonly jobs: JobQueue) {}

  set({ quotaId, dueAt }: SeatDue): Promise<void> {
    const payload = { quotaId, dueAt: dueAt.toISOString() };
    return this.jobs.enqueue({ kind: 'academy.settle_quota', payload, runAt: dueAt });
  }
}
