import { Inject, Injectable } from '@nestjs/common';
import type { MarkImportRuns } from '#domain/attendance/mark-import/mark-import-ports';
import { newId } from '#domain/kernel/id';
import { JobQueue } from '#platform/queue/job-queue';

/** Jobs of the queue; of one school one after the other. */
@Injectable()
export class QueuedMarkImportRuns implements MarkImportRuns {
  constructor(@Inject(JobQueue) private readonly jobs: JobQueue) {}

  async place(importId: string): Promise<string> {
    const id = newId();
    const kind = 'attendance.mark_import';
    await this.jobs.enqueue({ id, kind, payload: { importId }, orderKey: 'mark-import' });
    return id;
  }
}
