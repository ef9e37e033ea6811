import { Inject, Injectable } from '@nestjs/common';
import type { EdfiWish } from '#domain/attendance/edfi/edfi-export.words';
import type { EdfiRuns } from '#domain/attendance/edfi/edfi-ports';
import { newId } from '#domain/kernel/id';
import { JobQueue } from '#platform/queue/job-queue';

/** Jobs of the queue. */
@Injectable()
export class QueuedEdfiRuns implements EdfiRuns {
  constructor(@Inject(JobQueue) private readonly jobs: JobQueue) {}

  async place(wish: EdfiWish, exportId: string): Promise<string> {
    const id = newId();
    await this.jobs.enqueue({ id, kind: 'attendance.edfi_export', payload: { ...wish, exportId } });
    return id;
  }
}
